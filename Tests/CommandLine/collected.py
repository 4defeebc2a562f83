"""What the tests of `collect` share: records, archives, and a DynamoDB of which the test decides every answer."""

import base64
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Callable, Dict, List

INVOCATION = "5bf9c5d0-0000-4000-8000-%012d"
REPORT = "REPORT RequestId: %s\tDuration: 12.34 ms\tBilled Duration: 13 ms\tMemory Size: 128 MB\tMax Memory Used: 40 MB\t"
AWS = {"AWS_ACCESS_KEY_ID": "AKIATEST", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_CONFIG_FILE": "/dev/null", "AWS_EC2_METADATA_DISABLED": "true"}


def record(number: int, **fields: Any) -> Dict[str, Any]:
    """A call's record; four of them are one invocation's."""
    made = {
        "v": 1, "kind": "call", "mode": "dynamic", "invocation": INVOCATION % (number // 4), "n": 1700000000000000 + number,
        "time_us": 1700000000000000 + number, "service": "s3", "operation": "PutObject", "keys": ["s3:%d" % number], "snapshot": True}
    made.update(fields)
    return made


def records(count: int, first: int = 0) -> List[Dict[str, Any]]:
    return [record(number) for number in range(first, first + count)]


def typed(value: Any) -> Any:
    """The record as an item in DynamoDB's JSON."""
    if isinstance(value, bool):
        return {"BOOL": value}
    if isinstance(value, int):
        return {"N": str(value)}
    if isinstance(value, list):
        return {"L": [typed(element) for element in value]}
    return {"S": value}


def item(made: Dict[str, Any]) -> Dict[str, Any]:
    return {name: typed(value) for name, value in made.items()}


def lines(made: List[Dict[str, Any]]) -> bytes:
    return "".join(json.dumps(one) + "\n" for one in made).encode()


def archived(folder: Path, part: str = "records") -> List[Dict[str, Any]]:
    """The records of an archive, in the order of their numbers."""
    found = [json.loads(line) for path in (folder / part).glob("*.jsonl") for line in path.read_bytes().splitlines()]
    return sorted(found, key=lambda one: (one["n"], len(one)))


def reports(folder: Path) -> List[str]:
    return sorted(line for path in (folder / "reports").glob("*.log") for line in path.read_text().splitlines())


class Fault(Exception):
    """An error of the service's."""


class ScriptedDynamoDB:
    """Answers each operation with the function of that name in `answers`; keeps what was asked in `asked`."""

    def __init__(self) -> None:
        self.answers: Dict[str, Callable[[Dict[str, Any]], Dict[str, Any]]] = {}
        self.asked: List[Any] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                operation = self.headers["X-Amz-Target"].split(".")[-1]
                outer.asked.append((operation, body))
                try:
                    status, answer = 200, outer.answers[operation](body)
                except Fault as fault:
                    status, answer = 500 if str(fault) == "InternalServerError" else 400, {"__type": "com.amazonaws.dynamodb.v20120810#%s" % fault, "message": "as the test wants it"}
                data = json.dumps(answer).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/x-amz-json-1.0")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = "http://127.0.0.1:%d" % self._server.server_port
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class ScriptedStream:
    """A stream of shards, each a list of pages of records; `open_shards` never end."""

    ARN = "arn:aws:dynamodb:eu-west-1:123456789012:table/events/stream/2026-01-01T00:00:00.000"

    def __init__(self, server: ScriptedDynamoDB) -> None:
        self.shards: Dict[str, List[List[Dict[str, Any]]]] = {}
        self.parents: Dict[str, str] = {}
        self.open_shards: List[str] = []
        self.trimmed: List[str] = []
        self.faults: List[str] = []
        self.view = "NEW_IMAGE"
        server.answers.update(
            ListStreams=lambda _: {"Streams": [{"StreamArn": self.ARN, "TableName": "events", "StreamLabel": "x"}]},
            DescribeStream=self._describe, GetShardIterator=self._iterator, GetRecords=self._records)

    def _describe(self, body: Dict[str, Any]) -> Dict[str, Any]:
        """One shard a page."""
        names = sorted(self.shards)
        index = names.index(body["ExclusiveStartShardId"]) + 1 if "ExclusiveStartShardId" in body else 0
        shard = {"ShardId": names[index], "SequenceNumberRange": {"StartingSequenceNumber": "0"}}
        if names[index] in self.parents:
            shard["ParentShardId"] = self.parents[names[index]]
        told = {"StreamArn": self.ARN, "StreamViewType": self.view, "StreamStatus": "ENABLED", "Shards": [shard]}
        if index + 1 < len(names):
            told["LastEvaluatedShardId"] = names[index]
        return {"StreamDescription": told}

    def _iterator(self, body: Dict[str, Any]) -> Dict[str, Any]:
        name, page = body["ShardId"], 0
        if body["ShardIteratorType"] == "AFTER_SEQUENCE_NUMBER":
            if name in self.trimmed:
                raise Fault("TrimmedDataAccessException")
            numbers = [self._number(name, at, len(content) - 1) if content else None for at, content in enumerate(self.shards[name])]
            page = numbers.index(body["SequenceNumber"]) + 1
        return {"ShardIterator": base64.b64encode(("%s/%d" % (name, page)).encode()).decode()}

    def _records(self, body: Dict[str, Any]) -> Dict[str, Any]:
        if self.faults:
            raise Fault(self.faults.pop())
        name, _, at = base64.b64decode(body["ShardIterator"]).decode().partition("/")
        page, pages = int(at), self.shards[name]
        answer: Dict[str, Any] = {"Records": []}
        if page < len(pages):
            answer["Records"] = [
                {"eventID": "e", "eventName": "INSERT" if image else "REMOVE", "dynamodb": dict(
                    {"SequenceNumber": self._number(name, page, index), "ApproximateCreationDateTime": 1700000000},
                    **({"NewImage": item(image)} if image else {}))}
                for index, image in enumerate(pages[page])]
            page += 1
        if page < len(pages) or name in self.open_shards:
            following = "%s/%d" % (name, page)
            answer["NextShardIterator"] = base64.b64encode(following.encode()).decode()
        return answer

    @staticmethod
    def _number(name: str, page: int, index: int) -> str:
        return "%s%012d%012d" % (name[-2:], page, index)
