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


def run(spark, lines, documents=()):
    """The document of the records in files of lines and in `aws dynamodb scan` documents."""
    parts = [read_lines(spark, list(lines))] if lines else []
    parts += [read_documents(spark, list(documents))] if documents else []
    try:
        return document.document(compute(spark.sparkContext.union(parts)))
    except (Py4JJavaError, PySparkException) as error:
        raise _reason(error) from error


def _reason(error):
    """A worker's refusal comes as the text of a Python traceback."""
    for line in str(error).splitlines():
        if "gammaray_spark.Refused: " in line:
            return Refused(line.split("gammaray_spark.Refused: ", 1)[1])
    return error


def main(arguments=None):
    parser = argparse.ArgumentParser(prog="gammaray_spark", description=__doc__)
    parser.add_argument("paths", nargs="*", help="JSON lines or a DynamoDB export's data: files, folders, s3a:// URLs; .gz is unpacked")
    parser.add_argument("--documents", nargs="+", default=[], help="output of `aws dynamodb scan`")
    parser.add_argument("--output", help="a file for the result instead of standard output")
    parser.add_argument("--partitions", type=int, default=8, help="of each shuffle, unless spark.default.parallelism is set: two to four a core")
    options = parser.parse_args(arguments)
    if not options.paths and not options.documents:
        parser.error("no input")
    # Without it each join would have the partitions of all that it joins.
    partitions = SparkConf().get("spark.default.parallelism", str(options.partitions))
    spark = SparkSession.builder.appName("gammaray").config("spark.default.parallelism", partitions).getOrCreate()
    try:
        text = document.text(run(spark, options.paths, options.documents)) + "\n"
    except (Refused, PySparkException) as error:
        print(f"gammaray_spark: error: {error}", file=sys.stderr)
        return 2
    finally:
        spark.stop()
    if options.output:
        Path(options.output).write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
