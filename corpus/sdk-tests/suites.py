"""The suites: whose tests, of which sources, with what installed. To add one is to add a row, its pins, and its source's hash."""

from pathlib import Path
from typing import NamedTuple, Tuple

HERE = Path(__file__).resolve().parent
DEBIAN = "http://deb.debian.org/debian/pool/main/p/"


class Source(NamedTuple):
    """An archive with tests, by its sha256. `place`: `name==version` of a source distribution on PyPI, else a URL."""

    place: str
    sha256: str


class Suite(NamedTuple):
    """`tests` and `small` are arguments of pytest, in the archive's folder; `kept` what is copied out of the archive. `pins` is the
    file of `pins/` with all that is installed, the tested package included."""

    name: str
    source: Source
    pins: str
    kept: Tuple[str, ...]
    tests: Tuple[str, ...]
    small: Tuple[str, ...] = ()

    @property
    def requirements(self) -> Path:
        return HERE / "pins" / (self.pins + ".txt")


BOTOCORE = Source("botocore==1.43.11", "d7d479cc2809ec2728f2898521003adfb79bfe6a4615c59dfd222ec52b0cee6b")
S3TRANSFER = Source("s3transfer==0.17.1", "042dd5e3b1b512355e35a23f0223e426b7042e80b97830ea2680ddce327fc45e")
# boto3's source distribution has no tests. Version and hash are those of Debian's index of forky's sources.
BOTO3 = Source(
    DEBIAN + "python-boto3/python-boto3_1.40.72.orig.tar.xz", "01552102e23e20f0bb7974fd2903f505992f5e5746821a6722c8b17f18972289")
MOTO = Source("moto==5.2.1", "ccb2f3e1dfa82e50e054bda98b0be708d244d2668364dcc1d45e8d3de6091bde")
STORAGES = Source("django-storages==1.14.6", "7a25ce8f4214f69ac9c7ce87e2603887f7ae99326c316bc8d2d75375e09341c9")
ENCRYPTION = Source("dynamodb-encryption-sdk==3.3.0", "242183b146cd04b40e2c91aa9d2da02b6797c389a7d7c618d6db84563e8c55ce")

SUITES = (
    Suite("botocore", BOTOCORE, "sdk", ("tests",), ("tests/unit", "tests/functional")),
    Suite("s3transfer", S3TRANSFER, "sdk", ("tests",), ("tests/unit", "tests/functional"), (
        "tests/unit/test_manager.py", "tests/functional/test_upload.py")),
    Suite("boto3", BOTO3, "boto3", ("tests",), ("tests/unit", "tests/functional")),
    Suite("moto", MOTO, "moto", ("tests", "other_langs"), (
        "tests/test_core", "tests/test_sns", "tests/test_sqs", "tests/test_sts", "tests/test_kinesis", "tests/test_dynamodb",
        "tests/test_dynamodbstreams", "tests/test_secretsmanager")),
    Suite("django-storages", STORAGES, "storages", ("tests",), ("tests/test_s3.py",), ("tests/test_s3.py",)),
    Suite("dynamodb-encryption-sdk", ENCRYPTION, "encryption", ("test",), (
        "test/unit", "test/functional", "-m", "not slow and not veryslow and not hypothesis and not generate and not nope")),
)
