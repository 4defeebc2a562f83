"""Records as items of a DynamoDB table, written with BatchWriteItem over one kept-alive connection."""
import json
import os
import time
from json.encoder import encode_basestring_ascii as _quoted

from .. import guard
from . import credentials, sigv4
from .connection import Connection, ConnectionFailed

_TARGET = "DynamoDB_20120810.BatchWriteItem"
_FIRST_PAUSE = 0.025  # seconds; doubles with each attempt
_LONGEST_PAUSE = 0.4
_AGAIN = (
    "ProvisionedThroughputExceeded",
    "Throttling",
    "RequestLimitExceeded",
    "LimitExceeded",
    "InternalServerError",
    "ServiceUnavailable",
)
_EXPIRED = ("ExpiredToken", "UnrecognizedClient", "InvalidSignature", "IncompleteSignature")


class Refused(Exception):
    """DynamoDB does not take the records, and would not take them again."""


class Sink:
    """Writes to the table that the settings name. Writing a record twice is harmless: it has its own key."""

    batch = 25

    def __init__(self, settings):
        self._table = settings.table
        self._region = settings.region
        self._connection = Connection(settings.endpoint)
        self._head = f'{{"RequestItems":{{{_quoted(self._table)}:['

    def write(self, records, deadline):
        """Writes the records, again and again until `deadline` where DynamoDB throttles or is out of reach."""
        pause = _FIRST_PAUSE
        while True:
            records, wait = self._attempt(records, deadline)
            if not records or time.monotonic() + pause >= deadline:
                return records
            if wait:
                time.sleep(pause * (0.5 + os.urandom(1)[0] / 512))
                pause = min(pause * 2, _LONGEST_PAUSE)

    def renew(self):
        """A forked child must not use its parent's socket."""
        self._connection.close()

    def _attempt(self, records, deadline):
        """Sends the records once: (those not written, whether to wait before the next attempt)."""
        body = "".join((self._head, ",".join(map(item, records)), "]}}")).encode("ascii")
        signer = credentials.read(deadline)
        headers = sigv4.headers(self._connection.host, self._region, _TARGET, body, signer)
        try:
            status, answer = self._connection.request("POST", headers, body, deadline)
        except ConnectionFailed:
            if time.monotonic() + _FIRST_PAUSE >= deadline:
                raise
            return records, True
        if status == 200:
            return _unprocessed(records, answer), True
        return self._refused(records, status, answer, deadline)

    def _refused(self, records, status, answer, deadline):
        code = _error_code(answer)
        if status >= 500 or code.startswith(_AGAIN):
            return records, True
        if code.startswith(_EXPIRED):
            credentials.forget()
            return records, True
        if code.startswith("ValidationException"):
            return self._without_the_bad(records, deadline), True
        raise Refused(f"{status} {code}")

    def _without_the_bad(self, records, deadline):
        """DynamoDB takes none because of some: finds those, and counts them as lost."""
        if len(records) == 1:
            guard.failed(Refused("ValidationException"))
            return []
        half = len(records) // 2
        return self.write(records[:half], deadline) + self.write(records[half:], deadline)


def item(record):
    """The record as a put request in DynamoDB's JSON."""
    fields = []
    for name, value in record.items():
        if type(value) is str:
            fields.append(f'"{name}":{{"S":{_quoted(value)}}}')
        elif type(value) is int:
            fields.append(f'"{name}":{{"N":"{value}"}}')
        else:
            fields.append(f'"{name}":{_value(value)}')
    return f'{{"PutRequest":{{"Item":{{{",".join(fields)}}}}}}}'


def _value(value):
    kind = type(value)
    if kind is bool:
        return '{"BOOL":true}' if value else '{"BOOL":false}'
    if kind is list:
        return f'{{"L":[{",".join(map(_value, value))}]}}'
    return f'{{"S":{_quoted(str(value))}}}'


def _unprocessed(records, answer):
    """The records that the answer names as unprocessed."""
    if b'"PutRequest"' not in answer:
        return []
    left = set()
    for requests in json.loads(answer)["UnprocessedItems"].values():
        for request in requests:
            key = request["PutRequest"]["Item"]
            left.add((key["invocation"]["S"], int(key["n"]["N"])))
    return [record for record in records if (record["invocation"], record["n"]) in left]


def _error_code(answer):
    try:
        return str(json.loads(answer)["__type"]).rpartition("#")[2][:100]
    except (ValueError, KeyError, TypeError):
        return ""
