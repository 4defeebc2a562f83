"""Records from files, folders and `s3a://` URLs; gzip by the name's ending."""

import json

from pyspark.sql import SparkSession

from . import Refused
from .records import parse, record


def read_lines(spark: SparkSession, paths):
    """JSON lines and DynamoDB's exports, a record a line; large files are read in parts."""
    return spark.read.text(paths, lineSep="\n", recursiveFileLookup=True).rdd.map(lambda row: row.value).map(parse).filter(bool)


def read_documents(spark: SparkSession, paths):
    """The output of `aws dynamodb scan`, a document a file: each is read whole, in one task."""
    files = spark.read.format("binaryFile").option("recursiveFileLookup", True).load(paths)
    return files.rdd.flatMap(lambda row: _items(row.path, bytes(row.content))).filter(bool)


def _items(path, content):
    if path.endswith(".gz"):
        import gzip

        content = gzip.decompress(content)
    try:
        document = json.loads(content)
    except ValueError as error:
        raise Refused(f"{path}: no JSON document: {error}") from None
    items = document.get("Items") if isinstance(document, dict) else document
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise Refused(f"{path}: no list of items")
    return [record(item) for item in items]
