"""Packages that look like the SDK's from outside, under its names and under those of the copies."""

from pathlib import Path

PREFIX = "gammaray_"
PACKAGES = ("boto3", "botocore", "s3transfer", "aioboto3", "aiobotocore")
FILES = {
    "boto3/__init__.py": "OPTIONS = {}\ndef client(name): return name\ndef resource(name): return name\n",
    "boto3/session.py": "class Session: pass\n",
    "boto3/dynamodb/__init__.py": "",
    "boto3/dynamodb/conditions.py": "class Key: pass\nclass Attr: pass\n",
    "botocore/__init__.py": "",
    "botocore/exceptions.py": "class ClientError(Exception): pass\nclass WaiterError(Exception): pass\n",
    "botocore/config.py": "class Config: pass\n",
    "botocore/client.py": "class BaseClient: pass\n",
    "s3transfer/__init__.py": "",
    "s3transfer/manager.py": "class TransferManager: pass\n",
    "aioboto3/__init__.py": "class Session: pass\n",
    "aiobotocore/__init__.py": "",
    "aiobotocore/session.py": "class AioSession: pass\ndef get_session(): return AioSession()\n",
}


def write(folder: Path) -> None:
    for prefix in ("", PREFIX):
        for path, text in FILES.items():
            file = folder / (prefix + path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)


def is_stub(module: str, prefix: str = "") -> bool:
    return any(module == prefix + package or module.startswith(prefix + package + ".") for package in PACKAGES)
