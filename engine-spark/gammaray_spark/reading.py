"""Records from files, folders and URLs that Spark reads; gzip by the name's ending."""

import gzip

from pyspark.sql.functions import col
from pyspark.sql.types import BinaryType

from . import Refused
from .elements import elements, is_document
from .records import decode, parse


def read_lines(spark, paths, graph_of, set_aside):
    """`(graph, record)` of JSON lines and DynamoDB's exports, a record a line; large files are read in parts.

    `graph_of` says by a file's URL which graph it belongs to; `set_aside` counts lines that are no records.
    """
    found = [inner for path in paths for inner in _inside(spark, path)]
    # The text's own bytes: as text, what is no UTF-8 would be replaced.
    lines = spark.read.text(found, lineSep="\n", recursiveFileLookup=True).select(col("value").cast(BinaryType()), col("_metadata.file_path"))
    return lines.rdd.flatMap(lambda row: _counted(graph_of(row[1]), parse(bytes(row[0])), set_aside))


def read_documents(spark, paths, graph_of, set_aside):
    """The output of `aws dynamodb scan`, a document a file: each is read whole, in one task."""
    files = spark.read.format("binaryFile").option("recursiveFileLookup", True).load(paths)
    return files.rdd.flatMap(
        lambda row: [
            pair for item in _items(row.path, bytes(row.content)) for pair in _counted(graph_of(row.path), item and decode(item), set_aside)
        ]
    )


def _inside(spark, path):
    """Of an archive of `collect` its segments."""
    folder = spark._jvm.org.apache.hadoop.fs.Path(path)
    files = folder.getFileSystem(spark._jsc.hadoopConfiguration())
    if not files.exists(spark._jvm.org.apache.hadoop.fs.Path(folder, "archive.json")):
        return [path]
    parts = (spark._jvm.org.apache.hadoop.fs.Path(folder, name) for name in ("records", "aside"))
    return [part.toString() for part in parts if files.exists(part) and files.listStatus(part)]


def _counted(graph, record, set_aside):
    if record is None:
        set_aside.add(1)
    return [(graph, record)] if record else []


def _items(path, content):
    if path.endswith(".gz"):
        content = gzip.decompress(content)
    if not is_document(content):
        raise Refused(f"{path}: no document with a list of items: give it without --documents")
    return elements(content)
