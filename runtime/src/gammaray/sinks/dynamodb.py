"""Records as items of a DynamoDB table, written with BatchWriteItem over one kept-alive connection."""
import json
import os
import time
from json.encoder import encode_basestring_ascii as _quoted

from .. import guard
from . import credentials, sigv4
from .connection import Connection, ConnectionFailed

_TARGET = "DynamoDB_20120810.BatchWriteItem"
_FIRST_PAUSE = 0.05  # seconds; the bound of the pause doubles with each attempt, the pause is any part of it
_LONGEST_PAUSE = 0.8


class Refused(Exception):
    """DynamoDB does not take the records, and would not take them again."""


class Sink:
    """Writes to the table that the settings name. Writing a record twice is harmless: it has its own key."""

    batch = 25  # DynamoDB's bound; with items under its 400 KB it keeps a request under its 16 MB

    def __init__(self, settings):
        self._table = settings.table
        self._region = settings.region
        self._connection = Connection(settings.endpoint)
        self._head = f'{{"RequestItems":{{{_quoted(self._table)}:['
        self._skew = 0  # seconds that this machine's clock is behind the server's
        self._strikes = 0  # refusals in a row of signatures or credentials

    def write(self, records, deadline):
        """Writes the records, again and again until `deadline` where DynamoDB throttles or is out of reach."""
        bound = _FIRST_PAUSE
        while True:
            records, wait = self._attempt(records, deadline)
            if not records:
                return records
            if wait:
                pause = bound * int.from_bytes(os.urandom(2), "big") / 65536  # `random` may be frozen into a snapshot
                if time.monotonic() + pause >= deadline:
                    return records
                time.sleep(pause)
                bound = min(bound * 2, _LONGEST_PAUSE)

    def renew(self):
        """A forked child or a restored snapshot must not use the socket, the credentials and the clock of before."""
        self._connection.close()
        self._skew = self._strikes = 0
        credentials.forget()

    def _attempt(self, records, deadline):
        """Sends the records once: (those not written, whether to wait before the next attempt)."""
        body = "".join((self._head, ",".join(map(item, records)), "]}}")).encode("ascii")
        signer = credentials.read(deadline)
        now = time.time() + self._skew if self._skew else None
        headers = sigv4.headers(self._connection.host, self._region, _TARGET, body, signer, now, self._connection.path)
        try:
            status, told, answer = self._connection.request("POST", headers, body, deadline)
        except ConnectionFailed:
            if time.monotonic() + _FIRST_PAUSE >= deadline:
                raise
            return records, True
        if status == 200:
            self._strikes = 0
            return _unprocessed(records, answer), True
        from . import refusals

        return refusals.judge(self, records, (status, told, answer), deadline)


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
    """The records that the answer names as unprocessed; all where it is no answer of DynamoDB's."""
    if answer == b'{"UnprocessedItems":{}}':
        return []
    try:
        left = set()
        for requests in json.loads(answer)["UnprocessedItems"].values():
            for request in requests:
                key = request["PutRequest"]["Item"]
                left.add((key["invocation"]["S"], int(key["n"]["N"])))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        guard.failed(error, records=0)
        return records
    return [record for record in records if (record["invocation"], record["n"]) in left]
