"""Inputs for what the joins prove, doubt and leave open."""

from making import HOUR, call, case, publish, run

_QUEUE = "arn:aws:sqs:eu-west-1:123456789012:jobs"
_TABLE = "arn:aws:dynamodb:eu-west-1:123456789012:table/orders/stream/2026"
_BOX = "arn:aws:s3:::box"


def _changes(*texts, table=_TABLE, function="reader", at=60_000, **more):
    return run(f"r{at}", function, [f"{text} dynamodb_sequence:{place}" for place, text in enumerate(texts, 98)], "dynamodb", source_arn=table, at=at, **more)


def _write(operation, key, resource="orders", **more):
    return call("dynamodb", operation, resource, key, **more)


@case('"provenEvents" : 3')
def batch():
    sends = call("sqs", "SendMessageBatch", "https://sqs/1/jobs", "sqs:1", "sqs:2", "sqs:3")
    return run("a", "first", calls=[sends]) + run("b", "second", ["sqs:1", "sqs:3 delivery:1", "sqs:2"], "sqs", source_arn=_QUEUE, at=50_000)


@case('"provenEvents" : 2')
def fan_in():
    senders = [line for name in "ab" for line in run(name, f"first-{name}", calls=[publish(f"sqs:{name}")])]
    return senders + run("c", "second", ["sqs:a", "sqs:b", "sqs:nobody"], "sqs", source_arn=_QUEUE, at=50_000)


@case("several calls have the key")
def ambiguous_candidates():
    return [line for name in "ab" for line in run(name, "first", calls=[publish("sns:m")])] + run("c", "second", ["sns:m"], "sns", at=50_000)


@case('"provenEvents" : 1')
def one_call_of_a_snapshot():
    return [line for name in "ab" for line in run(name, "first", calls=[{**publish("sns:m"), "snapshot": True}])] + run("c", "second", ["sns:m"], "sns", at=50_000)


@case("only the object's name agrees")
def objects_by_name():
    puts = [call("s3", "PutObject", "box", f"s3:r{n} s3_version:box/a?{n} s3_object:box/a") for n in (1, 2)]
    return run("a", "first", calls=puts) + run("b", "second", ["s3_object:box/a", "s3_version:box/a?2 s3_object:box/a", "s3:other s3_object:box/a"], "s3", source_arn=_BOX, at=50_000)


@case('"provenEvents" : 2')
def one_request_for_many_objects():
    removal = call("s3", "DeleteObjects", "box", "s3:r s3_object:box/a", "s3:r s3_object:box/b")
    return run("a", "first", calls=[removal]) + run("b", "second", ["s3:r s3_object:box/a", "s3:r s3_object:box/c"], "s3", source_arn=_BOX, at=50_000)


@case("the records make it its own cause")
def itself():
    return run("a", "first", ["sns:m"], "sns", calls=[publish("sns:m")])


@case('"cyclic" : 2')
def loop():
    return run("a", "first", ["sns:1"], "sns", calls=[publish("sns:2")]) + run("b", "second", ["sns:2"], "sns", calls=[publish("sns:1"), publish("sns:3")]) + run(
        "c", "third", ["sns:3"], "sns") + run("d", "fourth", calls=[publish("sns:4")]) + run("e", "first", ["sns:4", "sns:1"], "sns")


@case('"cyclic" : 5')
def loops_beside_each_other():
    def chain(names):
        return [line for place, name in enumerate(names) for line in run(name, "f", [f"sns:{name}"], "sns", calls=[publish(f"sns:{names[(place + 1) % len(names)]}")])]

    return chain("abc") + chain("de")


@case('"invocations" : 150')
def long_chain():
    return [line for n in range(150) for line in run(f"i{n}", "f", [f"sqs:{n}"], "sqs", calls=[publish(f"sqs:{n + 1}")], at=n * 60_000, source_arn=_QUEUE)]


@case('"redeliveries" : 2')
def redelivery():
    second = [line for n in range(3) for line in run(f"b{n}", "second", [f"sqs:m xray:1-{n}"], "sqs", source_arn=_QUEUE, at=50_000 * (3 - n))]
    return run("a", "first", calls=[publish("sqs:m")]) + second + run("c", "third", ["sqs:m"], "sqs", at=50_000)


@case('"redeliveries" : 2')
def told_redelivery():
    keys = ["kinesis:clicks/shard-0:1", "kinesis:clicks/shard-0:2"]
    return run("a", "first", calls=[call("kinesis", "PutRecords", "clicks", *keys)]) + run(
        "b", "second", keys, "kinesis", at=50_000, entry={"redelivered": 2, "event_records": 2}, source_arn="arn:aws:kinesis:eu-west-1:1:stream/clicks")


@case('"retries" : 1')
def run_again():
    first = run("b", "second", ["sns:m"], "sns", at=50_000, exit={"status": "error"})
    again = [{**line, "n": line["n"] + 60_000_000, "time_us": line["time_us"] + 60_000_000} for line in run("b", "second", ["sns:m"], "sns", at=50_000)]
    return run("a", "first", calls=[publish("sns:m")]) + first + again


@case('"ambiguous" : 1')
def another_region_of_a_stream():
    made = [call("kinesis", "PutRecord", "clicks", "kinesis:clicks/shard-0:7", region=region) for region in ("eu-west-1", "us-east-1")]
    keys = ["kinesis:clicks/shard-0:7"]
    return run("a", "first", calls=made) + run("b", "second", keys, "kinesis", source_arn="arn:aws:kinesis:us-east-1:1:stream/clicks", at=50_000) + run("c", "x", keys, "kinesis", at=90_000)


@case('"provenEvents" : 4')
def equal_writes_in_order():
    puts = [_write("PutItem", f"dynamodb_image:orders/k={value}") for value in "1213"]
    return run("a", "first", calls=puts) + _changes(*(f"dynamodb_image:orders/k={value} dynamodb_key:orders/k" for value in "1213"))


@case("the order of the stream contradicts the recorded writes")
def writes_in_another_order():
    puts = [_write("PutItem", f"dynamodb_image:orders/k={value}") for value in "12"]
    return run("a", "first", calls=puts) + _changes(*(f"dynamodb_image:orders/k={value} dynamodb_key:orders/k" for value in "21"))


@case("several calls have the key")
def equal_writes_of_two_runs():
    writers = [line for name in "ab" for line in run(name, "first", calls=[_write("PutItem", "dynamodb_image:orders/k=1")])]
    return writers + _changes("dynamodb_image:orders/k=1 dynamodb_key:orders/k") + _changes("dynamodb_image:orders/k=1 dynamodb_key:orders/k", function="other", at=70_000)


@case("the stream shows no images")
def keys_only_stream():
    writes = [_write("PutItem", "dynamodb_image:orders/k=1 dynamodb_key:orders/k"), _write("DeleteItem", "dynamodb_key:orders/k")]
    return run("a", "first", calls=writes) + _changes("dynamodb_key:orders/k", "dynamodb_key:orders/k")


@case('"provenEvents" : 3')
def updates_and_deletes():
    writes = [_write("UpdateItem", "dynamodb_key:orders/k"), _write("DeleteItem", "dynamodb_key:orders/k"), _write("PutItem", "dynamodb_image:orders/j=1", "orders other")]
    return run("a", "first", calls=writes) + _changes(
        "dynamodb_image:orders/k=9 dynamodb_key:orders/k", "dynamodb_key:orders/k", "dynamodb_image:orders/j=1 dynamodb_key:orders/j", "root:ttl")


@case("a call in another region or account wrote the same item")
def table_of_another_region():
    write = _write("PutItem", "dynamodb_image:orders/k=1", region="us-east-1")
    return run("a", "first", calls=[write]) + _changes("dynamodb_image:orders/k=1 dynamodb_key:orders/k")


@case("too many equal writes")
def too_many_equal_writes():
    image = "dynamodb_image:orders/k=1"
    writers = [line for n in range(145) for line in run(f"w{n}", "first", calls=[_write("PutItem", image, retries=1)], mode="hybrid")]
    return writers + _changes(*[f"{image} dynamodb_key:orders/k"] * 145)


@case('"ambiguousEvents"')
def a_write_that_was_sent_again():
    puts = [_write("PutItem", "dynamodb_image:orders/k=1", retries=2), _write("PutItem", "dynamodb_image:orders/k=2")]
    return run("a", "first", calls=puts) + _changes(*(f"dynamodb_image:orders/k={value} dynamodb_key:orders/k" for value in "121"))


@case('"provenEvents" : 2')
def a_tables_kinesis_stream():
    puts = [_write("PutItem", f"dynamodb_image:orders/k={value}") for value in "12"]
    keys = [f"kinesis:s/shard-0:{value} dynamodb_image:orders/k={value} dynamodb_key:orders/k" for value in "12"]
    return run("a", "first", calls=puts) + run("b", "second", keys, "kinesis", source_arn="arn:aws:kinesis:eu-west-1:123456789012:stream/s", at=50_000)


@case("records are missing that may tell of another writer")
def statements_hide_writes():
    writes = [_write("PutItem", "dynamodb_image:orders/k=1"), _write("ExecuteStatement", "request:q")]
    return run("a", "first", calls=writes) + _changes("dynamodb_image:orders/k=1 dynamodb_key:orders/k")


@case('"clockPairs"')
def skewed_clocks():
    lines = []
    for n, (start, end, skew) in enumerate([("eu-west-1", "us-east-1", -20_000_000), ("us-east-1", "eu-west-1", 20_000_000), ("us-east-1", "ap-south-1", HOUR), ("af-south-1", "il-central-1", -5)]):
        lines += run(f"a{n}", f"f-{start}", calls=[publish(f"sns:{n}")], region=start)
        lines += run(f"b{n}", f"f-{end}", [f"sns:{n}"], "sns", region=end, at=40_000 + skew)
    return lines


@case("two records with the same number say different things")
def one_sequence_number_for_two_changes():
    """Of two streams with one name, as two applications have them."""
    puts = [_write("PutItem", f"dynamodb_image:orders/k={value}") for value in "12"]
    return run("a", "first", calls=puts) + _changes("dynamodb_image:orders/k=2 dynamodb_key:orders/k") + _changes(
        "dynamodb_image:orders/k=1 dynamodb_key:orders/k", at=70_000)


@case('"provenEvents" : 3')
def changes_without_a_sequence_number():
    puts = [_write("PutItem", f"dynamodb_image:orders/k={value}") for value in "1213"]
    texts = [f"dynamodb_image:orders/k={value} dynamodb_key:orders/k" for value in "121"]
    return run("a", "first", calls=puts) + run("b", "reader", texts, "dynamodb", source_arn=_TABLE, at=60_000) + _changes("dynamodb_image:orders/k=3 dynamodb_key:orders/k")
