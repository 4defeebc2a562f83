"""`python -m gammaray_spark PATH…`, or `spark-submit` of `engine-spark/job.py`: prints the graph as JSON."""

import argparse
import sys
from pathlib import Path

from py4j.protocol import Py4JJavaError
from pyspark import SparkConf
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from . import Refused, document
from .graph import compute
from .reading import read_documents, read_lines


def graphs(spark, lines, documents=(), graph_of=lambda url: ""):
    """The documents of the records in files of lines and in `aws dynamodb scan` documents, by graph, and how many lines were set aside.

    `graph_of` tells by a file's URL the application that it is of; each has a graph of its own.
    """
    set_aside = spark.sparkContext.accumulator(0)
    try:
        parts = [read_lines(spark, list(lines), graph_of, set_aside)] if lines else []
        parts += [read_documents(spark, list(documents), graph_of, set_aside)] if documents else []
        found = compute(spark.sparkContext.union(parts))
    except (Py4JJavaError, PySparkException) as error:
        raise _reason(error) from error
    return {graph: document.document(own) for graph, own in found.items()}, set_aside.value


def run(spark, lines, documents=()):
    """The document of all records together, and how many lines were set aside."""
    found, set_aside = graphs(spark, lines, documents)
    if not found and set_aside:
        raise Refused("no record of GammaRay in the input")
    return found.get("") or document.empty(), set_aside


def _reason(error):
    """A worker's refusal comes as the text of a Python traceback."""
    for line in str(error).splitlines():
        if "gammaray_spark.Refused: " in line:
            return Refused(line.split("gammaray_spark.Refused: ", 1)[1])
    return Refused(str(error.java_exception)) if isinstance(error, Py4JJavaError) else error


def _options(arguments):
    parser = argparse.ArgumentParser(prog="gammaray_spark", description=__doc__)
    parser.add_argument(
        "paths", nargs="*", help="an archive of collect, JSON lines or a DynamoDB export's data: files, folders, s3a:// URLs; .gz is unpacked")
    parser.add_argument("--documents", nargs="+", default=[], help="output of `aws dynamodb scan`")
    parser.add_argument("--output", help="a file for the result instead of standard output")
    parser.add_argument("--partitions", type=int, default=8, help="of each shuffle, unless spark.default.parallelism is set: two to four a core")
    options = parser.parse_args(arguments)
    if not options.paths and not options.documents:
        parser.error("no input")
    return options


def main(arguments=None):
    options = _options(arguments)
    # Without it each join would have the partitions of all that it joins.
    partitions = SparkConf().get("spark.default.parallelism", str(options.partitions))
    spark = SparkSession.builder.appName("gammaray").config("spark.default.parallelism", partitions).getOrCreate()
    try:
        found, set_aside = run(spark, options.paths, options.documents)
    except (Refused, PySparkException) as error:
        print(f"gammaray_spark: error: {error}", file=sys.stderr)
        return 2
    finally:
        spark.stop()
    if set_aside:
        print(f"gammaray_spark: warning: {set_aside} lines of the input set aside", file=sys.stderr)
    text = document.text(found) + "\n"
    if options.output:
        Path(options.output).write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
