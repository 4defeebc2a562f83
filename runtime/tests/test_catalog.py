"""The catalog as the runtime reads it."""

import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src"
sys.path.insert(0, str(SOURCE))

from gammaray import catalog  # noqa: E402


@pytest.mark.parametrize(
    "service, operation, expected",
    [
        ("sns", "Publish", ("triggers", ("TopicArn", "TargetArn"), ("MessageId",))),
        ("sns", "PublishBatch", ("triggers", ("TopicArn",), ("Successful[].MessageId",))),
        ("s3", "PutObject", ("triggers", ("Bucket", "Key"), ("ResponseMetadata.RequestId", "VersionId"))),
        ("lambda", "Invoke", ("triggers", ("FunctionName",), ("ResponseMetadata.RequestId",))),
        ("events", "PutEvents", ("triggers", ("Entries[].EventBusName",), ("Entries[].EventId",))),
        ("stepfunctions", "StartExecution", ("triggers", ("stateMachineArn", "name"), ("executionArn",))),
        ("workmailmessageflow", "PutRawMessageContent", ("triggers", ("messageId",), ())),
        ("ssm", "PutParameter", ("may-trigger", ("Name",), ())),
        ("sqs", "DeleteMessage", ("harmless", ("QueueUrl",), ())),
        ("s3", "HeadBucket", ("harmless", (), ())),
        ("sts", "GetCallerIdentity", ("harmless", (), ())),
        ("no-such-service", "Publish", ("harmless", (), ())),
        ("", "", ("harmless", (), ())),
    ],
)
def test_lookup(service, operation, expected):
    assert catalog.lookup(service, operation) == expected


def test_triggers():
    assert catalog.triggers("dynamodb", "PutItem")
    assert not catalog.triggers("dynamodb", "GetItem")
    assert not catalog.triggers("s3", "GetObject")


@pytest.mark.parametrize(
    "path, expected",
    [
        ("a", [1]),
        ("b.c", ["x"]),
        ("d[].e", ["y", "z"]),
        ("m{}", ["k1", "k2"]),
        ("missing", []),
        ("a.b", []),
        ("a[]", []),
        ("none", []),
        ("b[].c", []),
    ],
)
def test_values(path, expected):
    document = {"a": 1, "b": {"c": "x"}, "d": [{"e": "y"}, {}, {"e": "z"}, 7], "m": {"k1": 1, "k2": 2}, "none": None}
    assert catalog.values(document, path) == expected


@pytest.mark.parametrize(
    "host, counts",
    [
        ("abc.execute-api.eu-west-1.amazonaws.com", True),
        ("x.lambda-url.us-east-1.on.aws", True),
        ("D1.CloudFront.net", True),
        ("amazonaws.com", True),
        ("notamazonaws.com", False),
        ("example.com", False),
        ("", False),
    ],
)
def test_counts_host(host, counts):
    assert catalog.counts_host(host) is counts


def test_reads_out_of_a_zip(tmp_path):
    """Python may import the runtime from a zip."""
    archive = tmp_path / "runtime.zip"
    with zipfile.ZipFile(archive, "w") as out:
        out.writestr("gammaray/__init__.py", "")
        for name in ("catalog.py", "catalog.txt"):
            out.write(SOURCE / "gammaray" / name, f"gammaray/{name}")
    program = "import gammaray.catalog as c; print(c.lookup('sqs', 'SendMessage'))"
    run = subprocess.run([sys.executable, "-c", program], env={"PYTHONPATH": str(archive)}, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "('triggers', ('QueueUrl',), ('MessageId',))"


def test_reads_fast_and_little():
    """Reading the file and the section of one service takes less than a millisecond, and imports nothing."""

    def first_lookup():
        catalog._text = None
        catalog._services.clear()
        start = time.perf_counter()
        catalog.lookup("s3", "PutObject")
        return time.perf_counter() - start

    assert min(first_lookup() for _ in range(20)) < 0.001
    assert "import" not in (SOURCE / "gammaray/catalog.py").read_text().replace("imports from", "")


def test_is_small():
    """The runtime is packed with every function."""
    assert (SOURCE / "gammaray/catalog.txt").stat().st_size <= 61440
