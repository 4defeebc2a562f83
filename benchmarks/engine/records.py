"""Writes the records of an application as the runtime does (`runtime/README.md`): shops whose orders go through API Gateway, SNS, S3,
Lambda, DynamoDB's stream, SQS in batches, and SNS in SQS. Deterministic; nothing is lost, so what caused what is known to both sides.

    records.py COUNT FILE
"""

import random
import sys
from typing import Iterator, List

SHOPS = 25
REGIONS = ("us-east-1", "eu-west-1")
ACCOUNT = "123456789012"
POOL = 20_000
"""Invocations that wait to be written: a table's scan gives them in no order, each with its records together."""


class Invocation:
    """The records of one invocation, as lines."""

    def __init__(self, app: "Application", function: str, shop: int, at: int, source: str, arn: str, keys: List[str], root: str) -> None:
        self.app, self.shop, self.region, self.root = app, shop, REGIONS[shop % len(REGIONS)], root
        self.id = app.uuid()
        self.first = self.n = at - app.random.randrange(200, 2000)
        self.now, self.keys = at, keys
        self.arn = "arn:aws:lambda:%s:%s:function:shop%d-%s" % (self.region, ACCOUNT, shop, function)
        source_arn = '"event_source_arn": "%s", ' % arn if arn else ""
        self.lines = [
            '{"v": 1, "kind": "entry", "mode": "dynamic", "invocation": "%s", "n": %d, "time_us": %d, "root": "%s", "function": "%s", '
            '"cold_start": %s, "event_source": "%s", %s"event_records": %d, "remaining_ms": 9998, "memory_mb": 128, "keys": [%s]}\n' % (
                self.id, self.n, at, root, self.arn, "true" if app.random.random() < 0.02 else "false", source, source_arn, len(keys),
                ", ".join('"%s"' % key for key in keys))]

    def call(self, service: str, operation: str, resource: str, line: int, keys: List[str], request: str = "") -> int:
        """Two records; µs since 1970 when the call ended."""
        chance = self.app.random
        self.n += 1
        start, duration = self.now + chance.randrange(100, 900), int(chance.lognormvariate(9, 0.6)) + 500
        self.now = start + duration
        fails = chance.random() < 0.01
        common = '"service": "%s", "operation": "%s", "region": "%s", "site": "app.py:%d", "resource": "%s", "invocation": "%s", ' % (
            service, operation, self.region, line, resource, self.id)
        self.lines.append('{"v": 1, "kind": "call", "mode": "dynamic", "time_us": %d, "step": "start", %s"n": %d, "call": %d, "root": "%s"}\n' % (
            start, common, self.n, self.n, self.root))
        outcome = '"status": "error", "error": "ClientError", "error_code": "ThrottlingException", "http_status": 400' if fails else (
            '"status": "ok", "http_status": 200')
        effects = '"keys": [%s], ' % ", ".join('"%s"' % key for key in keys) if keys and not fails else ""
        self.lines.append(
            '{"v": 1, "kind": "call", "mode": "dynamic", "time_us": %d, "step": "end", %s"n": %d, "call": %d, "root": "%s", %s, "retries": %d, '
            '"request_id": "%s", %s"duration_us": %d}\n' % (
                self.now, common, self.n + 1, self.n, self.root, outcome, 1 if chance.random() < 0.02 else 0, request or self.app.uuid(),
                effects, duration))
        self.n += 1
        return 0 if fails else self.now

    def end(self) -> List[str]:
        self.n += 1
        made = self.n - self.first + 1
        self.lines.append(
            '{"v": 1, "kind": "exit", "mode": "dynamic", "invocation": "%s", "n": %d, "time_us": %d, "root": "%s", "function": "%s", '
            '"status": "%s", "duration_us": %d, "made": %d, "written": %d, "lost": 0}\n' % (
                self.id, self.n, self.now + 60, self.root, self.arn, "error" if self.app.random.random() < 0.005 else "ok",
                self.now + 60 - (self.first + 1000), made, made))
        return self.lines


class Application:
    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.time = 1_795_519_536_060_389
        self.waiting: List[List[str]] = []
        """Messages of each shop's queue that wait for a batch to be full."""
        self.queued: List[List[str]] = [[] for _ in range(SHOPS)]

    def uuid(self) -> str:
        bits = "%032x" % self.random.getrandbits(128)
        return "%s-%s-%s-%s-%s" % (bits[:8], bits[8:12], bits[12:16], bits[16:20], bits[20:])

    def hash(self) -> str:
        return "%032x" % self.random.getrandbits(128)

    def delay(self) -> int:
        return int(self.random.lognormvariate(10, 0.8)) + 3000

    def order(self) -> Iterator[List[str]]:
        """The invocations of one order, and of a batch that it fills."""
        self.time += self.random.randrange(100, 4000)
        shop = self.random.randrange(SHOPS)
        region = REGIONS[shop % len(REGIONS)]
        name, root = "shop%d" % shop, "1-6b05742f-%s" % self.hash()[:24]
        topic, bucket, table = "arn:aws:sns:%s:%s:%s-orders" % (region, ACCOUNT, name), "%s-receipts" % name, "%s-orders" % name
        queue = "https://sqs.%s.amazonaws.com/%s/%s-mails" % (region, ACCOUNT, name)

        take = Invocation(self, "Take", shop, self.time, "rest_api", "", ["http:" + self.uuid()], root)
        take.call("dynamodb", "GetItem", table, 20, [])
        message = self.uuid()
        sent = take.call("sns", "Publish", topic, 31, ["sns:" + message])
        yield take.end()
        if not sent:
            return
        audit = Invocation(self, "Audit", shop, sent + self.delay(), "sqs", "arn:aws:sqs:%s:%s:%s-audit" % (region, ACCOUNT, name), [
            "sqs:%s sns:%s" % (self.uuid(), message)], root)
        audit.call("firehose", "PutRecord", "%s-audit" % name, 12, [])
        yield audit.end()

        store = Invocation(self, "Store", shop, sent + self.delay(), "sns", topic, ["sns:" + message], root)
        store.call("dynamodb", "GetItem", table, 15, [])
        request, object_key = self.hash()[:16].upper(), "orders/%s.json" % self.uuid()
        put = "s3:%s s3_object:%s/%s" % (request, bucket, object_key)
        written = store.call("s3", "PutObject", bucket, 22, [put], request)
        yield store.end()
        if not written:
            return
        dispatch = Invocation(self, "Dispatch", shop, written + self.delay(), "s3", "arn:aws:s3:::" + bucket, [put], root)
        dispatch.call("s3", "GetObject", bucket, 9, [])
        yield from self.save(shop, dispatch, table, queue, root)

    def save(self, shop: int, dispatch: Invocation, table: str, queue: str, root: str) -> Iterator[List[str]]:
        region = dispatch.region
        saved = Invocation(self, "Save", shop, dispatch.now + self.delay(), "unknown", "", [], root)
        saved.lines[0] = saved.lines[0].replace('"keys": []', '"keys": ["lambda:%s"]' % saved.id)
        invoked = dispatch.call("lambda", "Invoke", "shop%d-Save" % shop, 20, ["lambda:" + saved.id], saved.id)
        yield dispatch.end()
        if not invoked:
            return
        image, item = self.hash(), self.hash()
        stored = saved.call("dynamodb", "PutItem", table, 10, ["dynamodb_image:%s/%s" % (table, image)])
        yield saved.end()
        if not stored:
            return
        stream = "arn:aws:dynamodb:%s:%s:table/%s/stream/2026-11-24T11:25:34.942" % (region, ACCOUNT, table)
        notify = Invocation(self, "Notify", shop, stored + self.delay(), "dynamodb", stream, [
            "dynamodb_image:%s/%s dynamodb_key:%s/%s dynamodb_sequence:%d" % (table, image, table, item, stored * 1000)], root)
        mail = "sqs:" + self.uuid()
        if notify.call("sqs", "SendMessage", queue, 22, [mail]):
            self.queued[shop].append(mail)
        yield notify.end()
        if len(self.queued[shop]) == 10:
            batch, self.queued[shop] = self.queued[shop], []
            send = Invocation(
                self, "Mail", shop, notify.now + self.delay(), "sqs", "arn:aws:sqs:%s:%s:shop%d-mails" % (region, ACCOUNT, shop), batch, root)
            for line in range(3):
                send.call("ses", "SendEmail", "orders@example.com", 30 + line, [])
            yield send.end()

    def lines(self, count: int) -> Iterator[str]:
        """About as many records: the last order is whole."""
        made = 0
        while made < count:
            for lines in self.order():
                made += len(lines)
                self.waiting.append(lines)
                if len(self.waiting) > POOL:
                    yield from self.take()
        while self.waiting:
            yield from self.take()

    def take(self) -> List[str]:
        place = self.random.randrange(len(self.waiting))
        self.waiting[place], self.waiting[-1] = self.waiting[-1], self.waiting[place]
        return self.waiting.pop()


def main() -> int:
    count, path = int(sys.argv[1]), sys.argv[2]
    with open(path, "w") as file:
        file.writelines(Application(6).lines(count))
    return 0


if __name__ == "__main__":
    sys.exit(main())
