"""An application whose triggering calls stand in helpers: in sub-packages, in a layer, beside another function's handler."""

from pathlib import Path
from typing import Dict

_PROLOGUE = b"import gammaray.hybrid as _gammaray; "

ORIGINAL: Dict[str, bytes] = {
    "template.yaml": b"""\
Transform: AWS::Serverless-2016-10-31
Globals: {Function: {Runtime: python3.12, Handler: app.handler}}
Resources:
  Lay: {Type: AWS::Serverless::LayerVersion, Properties: {ContentUri: layer}}
  Save: {Type: AWS::Serverless::Function, Properties: {CodeUri: save, Layers: [!Ref Lay]}}
  Audit: {Type: AWS::Serverless::Function, Properties: {CodeUri: save, Handler: audit.handler}}
  Report: {Type: AWS::Serverless::Function, Properties: {CodeUri: report}}
""",
    "save/app.py": b"""\
from lay.store import save
from shop.events.topics import Topics

topics = Topics()


def handler(event, context):
    save(event)
    return topics.tell("saved")
""",
    "save/audit.py": b"""\
import boto3


def handler(event, context):
    boto3.client("events").put_events(Entries=[])
""",
    "save/shop/__init__.py": b"",
    "save/shop/events/__init__.py": b"",
    "save/shop/events/topics.py": b"""\
# coding: latin-1
\"\"\"Caf\xe9.\"\"\"
import boto3


class Topics:
    def __init__(self):
        self.sns = boto3.client("sns")

    def tell(self, text):
        self.sns.publish(TopicArn="a", Message="log")  # gammaray: ignore
        return self.sns.publish(TopicArn="a", Message=text)
""",
    "save/shop/prices.py": b"import boto3\n\n\ndef read():\n    return boto3.client('s3').get_object(Bucket='b', Key='k')\n",
    "layer/python/lay/__init__.py": b"",
    "layer/python/lay/store.py": (
        b"import boto3\r\ntable = boto3.resource('dynamodb').Table('t')\r\ndef save(item):\r\n\ttable.put_item(\r\n\t\tItem=item)"),
    "report/app.py": b"import out\n\n\ndef handler(event, context):\n    out.send(event)\n",
    "report/out.py": (
        b"\xef\xbb\xbfimport boto3\nqueue = boto3.client('sqs')\n"
        b"def send(text): return queue.send_message(QueueUrl='q', MessageBody=text)\n"),
}
_ENTRY = b"handler = _gammaray.entry(handler)\n"
_CHANGED: Dict[str, bytes] = {
    "save/app.py": _PROLOGUE + ORIGINAL["save/app.py"] + _ENTRY,
    "save/audit.py": _PROLOGUE + ORIGINAL["save/audit.py"].replace(
        b'boto3.client("events").put_events(', b'_gammaray.hook(boto3.client("events").put_events)(') + _ENTRY,
    "save/shop/events/topics.py": ORIGINAL["save/shop/events/topics.py"].replace(b"import boto3", _PROLOGUE + b"import boto3").replace(
        b"return self.sns.publish(", b"return _gammaray.hook(self.sns.publish)("),
    "layer/python/lay/store.py": _PROLOGUE + ORIGINAL["layer/python/lay/store.py"].replace(
        b"table.put_item(", b"_gammaray.hook(table.put_item)("),
    "report/app.py": _PROLOGUE + ORIGINAL["report/app.py"] + _ENTRY,
    "report/out.py": ORIGINAL["report/out.py"].replace(b"import boto3", _PROLOGUE + b"import boto3").replace(
        b"queue.send_message(", b"_gammaray.hook(queue.send_message)("),
}
HYBRID: Dict[str, bytes] = {**ORIGINAL, **_CHANGED}
DYNAMIC: Dict[str, bytes] = {
    **ORIGINAL, **{
        name: b"import gammaray.dynamic as _gammaray; " + ORIGINAL[name] + _ENTRY
        for name in ("save/app.py", "save/audit.py", "report/app.py")}}
# What belongs to each function.
REPORT = ("report/app.py", "report/out.py")
SAVE = ("save/app.py", "save/shop/events/topics.py", "layer/python/lay/store.py")


def write(files: Dict[str, bytes], folder: Path) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def read(folder: Path) -> Dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def hooked(*names: str) -> Dict[str, bytes]:
    """The application with these files as hybrid mode leaves them, and no other changed."""
    return {**ORIGINAL, **{name: HYBRID[name] for name in names}}
