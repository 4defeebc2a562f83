"""Records of made-up applications, for the report: a shop in three regions with everything that a page must show, and large ones."""

import json
import random
from pathlib import Path
from typing import Any, Dict, Iterable, List, Optional

ACCOUNT = "123456789012"
START = 1_795_000_000_000_000


class Journal:
    """Numbers records and keeps them; times are µs."""

    def __init__(self, seed: int = 1) -> None:
        self.lines: List[Dict[str, Any]] = []
        self.random = random.Random(seed)
        self.ids = 0
        self.loses = False
        self.waiting: List[str] = []

    def id(self) -> str:
        self.ids += 1
        return f"{self.random.getrandbits(32):08x}-{self.ids:04x}-4000-8000-{self.random.getrandbits(48):012x}"

    def run(self, name: str, time: int, region: str = "eu-west-1", **options: Any) -> "Run":
        return Run(self, name, time, region, **options)

    def write(self, path: Path) -> Path:
        path.write_text("".join(json.dumps(line) + "\n" for line in self.lines))
        return path


class Run:
    """One run of a function, dynamic mode: entry, calls, exit."""

    def __init__(
        self, journal: Journal, name: str, time: int, region: str, source: str = "unknown", arn: Optional[str] = None,
        keys: Iterable[str] = (), invocation: Optional[str] = None, cold: bool = False,
    ) -> None:
        self.journal, self.start, self.now, self.region = journal, time, time, region
        self.invocation = invocation or journal.id()
        self.function = f"arn:aws:lambda:{region}:{ACCOUNT}:function:{name}"
        self.n = time
        self.made = 0
        self.add(
            "entry", time_us=time, function=self.function, cold_start=cold, event_source=source, event_records=1, memory_mb=256,
            keys=list(keys) or [f"lambda:{self.invocation}"], **({"event_source_arn": arn} if arn else {}))

    def add(self, kind: str, **fields: Any) -> int:
        self.journal.lines.append({"v": 1, "kind": kind, "mode": "dynamic", "invocation": self.invocation, "n": self.n, **fields})
        self.n += 1
        self.made += 1
        return self.n - 1

    def call(
        self, operation: str, resource: str, site: str, keys: Iterable[str] = (), took: int = 8_000, error: Optional[str] = None, retries: int = 0,
        after: int = 1_500,
    ) -> int:
        """A call, and when it ended."""
        service, _, name = operation.partition(".")
        self.now += after
        common = {"service": service, "operation": name, "region": self.region, "site": site, "resource": resource}
        call = self.add("call", step="start", time_us=self.now, **common)
        self.now += took
        outcome: Dict[str, Any] = {"status": "error", "error": error, "http_status": 400} if error else {"status": "ok", "http_status": 200}
        self.add("call", step="end", time_us=self.now, call=call, duration_us=took, retries=retries, keys=list(keys), **common, **outcome)
        return self.now

    def end(self, error: Optional[str] = None, after: int = 900, lost: int = 0) -> int:
        self.now += after
        outcome = {"status": "error", "error": error} if error else {"status": "ok"}
        self.add(
            "exit", time_us=self.now, function=self.function, duration_us=self.now - self.start, made=self.made + 1, written=self.made + 1 - lost,
            lost=lost, **outcome)
        return self.now


def arn(service: str, name: str, region: str = "eu-west-1") -> str:
    return f"arn:aws:{service}:{region}:{ACCOUNT}:{name}"


def shop(orders: int = 60, seed: int = 7, loses: bool = False) -> Journal:
    """Orders that come by HTTP: fan-out by a topic, fan-in at a queue, a stream, another region, retries, redeliveries, doubts.

    With `loses`, records are missing: then much is no longer proven.
    """
    journal = Journal(seed)
    journal.loses = loses
    for number in range(orders):
        order(journal, START + number * 2_500_000, number)
    nightly(journal, START + orders * 2_500_000)
    return journal


def order(journal: Journal, time: int, number: int) -> None:
    chance = journal.random
    jitter = lambda low, high: int(chance.triangular(low, high, low))  # noqa: E731
    api = journal.run("shop-Checkout", time, source="http_api", keys=[f"http:{journal.id()}"], cold=number % 20 == 0)
    api.call("dynamodb.GetItem", "shop-Carts", "checkout/app.py:31", took=jitter(3_000, 20_000))
    message = journal.id()
    published = api.call("sns.Publish", arn("sns", "shop-Orders"), "checkout/app.py:48", [f"sns:{message}"], jitter(8_000, 60_000))
    if number % 17 == 3:
        api.call("http.POST", "payments.example.com", "checkout/pay.py:77", took=jitter(90_000, 400_000), error="ReadTimeout", retries=2)
        api.end("PaymentDeclined")
    else:
        api.call("http.POST", "payments.example.com", "checkout/pay.py:77", took=jitter(40_000, 250_000))
        api.end()
    reserve(journal, published + jitter(15_000, 200_000), message, number, jitter)
    invoice(journal, published + jitter(15_000, 90_000), message, number, jitter)
    replicate(journal, published + jitter(60_000, 300_000), message, number, jitter)


def reserve(journal: Journal, time: int, message: str, number: int, jitter: Any) -> None:
    run = journal.run("shop-Reserve", time, source="sns", arn=arn("sns", "shop-Orders"), keys=[f"sns:{message}"])
    image = f"{journal.random.getrandbits(128):032x}"
    item = f"dynamodb_image:shop-Stock/{image} dynamodb_key:shop-Stock/sku-{number}"
    wrote = run.call("dynamodb.PutItem", "shop-Stock", "reserve/stock.py:22", [item], jitter(4_000, 25_000), retries=1 if number % 9 == 0 else 0)
    queued = journal.id()
    sent = run.call("sqs.SendMessage", "https://sqs.eu-west-1.amazonaws.com/123456789012/shop-Parcels", "reserve/app.py:57", [f"sqs:{queued}"])
    run.end()
    stream = journal.run(
        "shop-Audit", wrote + jitter(150_000, 700_000), source="dynamodb", arn=arn("dynamodb", "table/shop-Stock/stream/2026"),
        keys=[f"{item} dynamodb_sequence:{1000 + number}"])
    stream.call("kinesis.PutRecord", "shop-Events", "audit/app.py:14", [f"kinesis:shardId-0:{number}"], jitter(5_000, 20_000))
    stream.end()
    ship(journal, sent + jitter(30_000, 400_000), [queued], number, jitter)


def ship(journal: Journal, time: int, messages: List[str], number: int, jitter: Any) -> None:
    """Every third parcel waits for two more: one invocation with causes in several orders. Some come twice."""
    waiting = journal.waiting
    waiting += messages
    if number % 3:
        return
    keys = [f"sqs:{message}" for message in waiting]
    waiting.clear()
    for attempt in range(2 if number % 12 == 0 else 1):
        run = journal.run("shop-Ship", time + attempt * 30_000_000, source="sqs", arn=arn("sqs", "shop-Parcels"), keys=keys)
        fails = attempt == 0 and number % 12 == 0
        run.call("lambda.Invoke", "shop-Label", "ship/app.py:19", [f"lambda:{(callee := journal.id())}"], jitter(60_000, 160_000))
        label = journal.run("shop-Label", run.now - 50_000, keys=[f"lambda:{callee}"], invocation=callee, cold=number % 6 == 0)
        label.call(
            "s3.PutObject", "shop-labels", "label/render.py:88", [f"s3:{journal.id()} s3_object:shop-labels/{number}.pdf"], jitter(12_000, 60_000),
            error="SlowDown" if fails else None)
        label.end("SlowDown" if fails else None)
        run.end("LabelFailed" if fails else None)


def invoice(journal: Journal, time: int, message: str, number: int, jitter: Any) -> None:
    if journal.loses and number % 11 == 5:  # its entry is lost
        run = journal.run("shop-Invoice", time, source="sns", arn=arn("sns", "shop-Orders"), keys=[f"sns:{message}"])
        run.end(lost=1)
        journal.lines.remove(next(line for line in journal.lines if line["invocation"] == run.invocation))
        return
    run = journal.run("shop-Invoice", time, source="sns", arn=arn("sns", "shop-Orders"), keys=[f"sns:{message}"])
    run.call("s3.PutObject", "shop-invoices", "invoice/app.py:40", [f"s3:{(request := journal.id())} s3_object:shop-invoices/{number}.pdf"], jitter(15_000, 90_000))
    run.end()
    mail = journal.run("shop-Mail", run.now + jitter(200_000, 900_000), source="s3", arn=arn("s3", "shop-invoices").replace("eu-west-1:123456789012", ":"), keys=[
        f"s3:{request if number % 13 else journal.id()} s3_object:shop-invoices/{number}.pdf"])
    mail.call("ses.SendEmail", "orders@shop.example", "mail/app.py:12", took=jitter(30_000, 120_000))
    mail.end()


def replicate(journal: Journal, time: int, message: str, number: int, jitter: Any) -> None:
    """In America, whose clock is two seconds behind; the bus there hands on to Asia."""
    behind = 2_000_000
    run = journal.run("shop-Replicate", time - behind, "us-east-1", source="sns", arn=arn("sns", "shop-Orders"), keys=[f"sns:{message}"])
    event = journal.id()
    sent = run.call("events.PutEvents", "shop-bus", "replicate/app.py:26", [f"events:{event}"], jitter(9_000, 50_000))
    run.end()
    if number % 4 == 0:
        far = journal.run("shop-Forecast", sent + behind + jitter(80_000, 500_000), "ap-southeast-2", source="eventbridge", keys=[f"events:{event}"])
        for step in range(6):
            far.call("s3.GetObject", "shop-models", f"forecast/model.py:{60 + step}", took=jitter(20_000, 80_000))
        far.call("dynamodb.UpdateItem", "shop-Forecasts", "forecast/app.py:91", [f"dynamodb_key:shop-Forecasts/{number % 5}"], jitter(5_000, 30_000))
        far.end()


def nightly(journal: Journal, time: int) -> None:
    """A schedule; the same item written twice; a stream record of either; an event that nobody recorded; one that is lost."""
    run = journal.run("shop-Nightly", time, source="schedule", keys=[f"events:{journal.id()}"])
    for site in ("nightly/app.py:10", "nightly/app.py:14"):
        run.call("dynamodb.PutItem", "shop-Totals", site, ["dynamodb_image:shop-Totals/aa dynamodb_key:shop-Totals/day"])
    run.end()
    stream = arn("dynamodb", "table/shop-Totals/stream/2026")
    journal.run("shop-Report", time + 400_000, source="dynamodb", arn=stream, keys=[
        "dynamodb_image:shop-Totals/aa dynamodb_key:shop-Totals/day dynamodb_sequence:7"]).end()
    journal.run("shop-Ship", time + 900_000, source="sqs", arn=arn("sqs", "shop-Parcels"), keys=[f"sqs:{journal.id()}"]).end()


def large(edges: int = 10_000, seed: int = 3) -> Journal:
    """An application of `edges` edges: functions that publish to topics and read tables, in five regions."""
    journal = Journal(seed)
    regions = ["eu-west-1", "us-east-1", "us-west-2", "ap-southeast-2", "sa-east-1"]
    functions = edges // 10
    for number in range(functions):
        region = regions[number % 5]
        popular = 1 + 200 // (number + 1)
        for turn in range(popular):
            run = journal.run(f"app-{number:04d}", START + number * 10_000 + turn * 700_000, region, source="http_api", keys=[f"http:{journal.id()}"])
            for target in range(7):
                run.call("dynamodb.GetItem" if target % 2 else "dynamodb.PutItem", f"table-{(number * 7 + target) % 2000:04d}", f"app.py:{target + 10}", [
                    f"dynamodb_key:table-{(number * 7 + target) % 2000:04d}/{turn}"], took=2_000 + target * 900)
            message = journal.id()
            sent = run.call("sns.Publish", arn("sns", f"topic-{number % 300:03d}", region), "app.py:90", [f"sns:{message}"])
            run.end()
            other = (number * 13 + 5) % functions
            woken = journal.run(f"app-{other:04d}", sent + 40_000, regions[other % 5], source="sns", arn=arn("sns", f"topic-{number % 300:03d}", region), keys=[
                f"sns:{message}"])
            woken.end()
    return journal


def loops() -> Journal:
    """Functions that wake themselves, directly and through what they write, and two that wake each other."""
    journal = Journal(11)
    for turn in range(4):
        time = START + turn * 1_000_000
        first = journal.run("Walker", time, source="http_api", keys=[f"http:{journal.id()}"])
        run = first
        for place, name in enumerate(["Pinger", "Walker", "Pinger"]):
            callee = journal.id()
            at = run.call("lambda.Invoke", name, "loop.py:7", [f"lambda:{callee}"])
            at = run.call("lambda.Invoke", "Walker", "loop.py:9", [f"lambda:{(own := journal.id())}"])
            message = journal.id()
            at = run.call("sqs.SendMessage", "https://sqs.eu-west-1.amazonaws.com/123456789012/Steps", "loop.py:8", [f"sqs:{message}"])
            run.end()
            journal.run("Walker", at + 2_000, invocation=own, keys=[f"lambda:{own}"]).end()
            journal.run("Walker", at + 9_000 + place, source="sqs", arn=arn("sqs", "Steps"), keys=[f"sqs:{message}"]).end()
            run = journal.run(name, at + 5_000, invocation=callee, keys=[f"lambda:{callee}"])
        run.end()
    return journal


HOSTILE = [
    "</script><script>window.hacked=1</script>", "<img src=x onerror=window.hacked=1>", "\u202egnp.exe\u2066", "a" * 400, "\u2028\u2029&amp;\"'`${1}",
    "javascript:window.hacked=1", "__proto__", "constructor",
]


def hostile() -> Journal:
    """Names that somebody chose to hurt the page."""
    journal = Journal(5)
    for number, name in enumerate(HOSTILE):
        run = journal.run(name, START + number * 1_000_000, region=name if number % 2 else "eu-west-1", source="http_api", keys=[f"http:{name}"])
        run.call("sns.Publish", name, name, [f"sns:{name}"], error=name if number % 2 else None)
        run.end(name)
        journal.run(HOSTILE[number - 1], run.now + 5_000, source="sns", arn=name, keys=[f"sns:{name}"]).end()
    return journal


if __name__ == "__main__":
    import sys

    makers = {"shop": shop, "large": large, "hostile": hostile, "loops": loops}
    makers[sys.argv[1]]().write(Path(sys.argv[2]))
