"""One input for each way in which an event comes to a function, and what it brings."""

from functools import partial

from making import CASES, arn, call, case, publish, run

_QUEUE = "arn:aws:sqs:eu-west-1:123456789012:jobs"
_TABLE = "arn:aws:dynamodb:eu-west-1:123456789012:table/orders/stream/2026"
_STREAM = "arn:aws:kinesis:eu-west-1:123456789012:stream/clicks"


def _pair(made, keys, source, **more):
    """A call of `first`, and an event with these keys that wakes `second`."""
    return run("a", "first", calls=[made]) + run("b", "second", keys, source, at=50_000, **more)


# Service, operation, resource, the call's key, the source, the entry's keys, and the source's ARN: each is proven.
_PROVEN = {
    "invoke": ("lambda", "Invoke", "second", "lambda:b", "unknown", [], None),
    "sns": ("sns", "Publish", "arn:aws:sns:eu-west-1:1:news", "sns:m", "sns", ["sns:m"], "arn:aws:sns:eu-west-1:1:news"),
    "sqs": ("sqs", "SendMessage", "https://sqs.eu-west-1.amazonaws.com/1/jobs", "sqs:m", "sqs", ["sqs:m xray:1-2"], _QUEUE),
    "sns_in_sqs": ("sns", "Publish", "arn:aws:sns:eu-west-1:1:news", "sns:m", "sqs", ["sqs:q sns:m"], _QUEUE),
    "s3": ("s3", "PutObject", "box", "s3:r s3_object:box/a", "s3", ["s3:r s3_object:box/a"], "arn:aws:s3:::box"),
    "s3_in_sns_in_sqs": ("s3", "PutObject", "box", "s3:r s3_object:box/a", "sqs", ["sqs:q sns:n s3:r s3_object:box/a"], _QUEUE),
    "s3_version": ("s3", "PutObject", "box", "s3_version:box/a?1 s3_object:box/a", "s3", ["s3_version:box/a?1 s3_object:box/a"], "arn:aws:s3:::box"),
    "kinesis": ("kinesis", "PutRecord", "clicks", "kinesis:clicks/shard-0:7", "kinesis", ["kinesis:clicks/shard-0:7"], _STREAM),
    "kpl": ("kinesis", "PutRecord", "clicks", "kinesis:clicks/shard-0:7", "kinesis", ["kinesis:clicks/shard-0:7/1 kinesis:clicks/shard-0:7"], _STREAM),
    "consumer": ("kinesis", "PutRecord", "clicks", "kinesis:clicks/shard-0:7", "kinesis", ["kinesis:clicks/shard-0:7"], _STREAM + "/consumer/c:1"),
    "kafka": ("kafka", "Produce", "t", "kafka:t/0:4", "kafka", ["kafka:t/0:4"], "arn:aws:kafka:eu-west-1:1:cluster/c/u"),
    "mq": ("mq", "Send", "b", "mq:m", "mq", ["mq:m delivery:2"], "arn:aws:mq:eu-west-1:1:broker:b:u"),
    "documentdb": ("documentdb", "Insert", "c", "documentdb:t", "documentdb", ["documentdb:t"], "arn:aws:rds:eu-west-1:1:cluster:c"),
    "events": ("events", "PutEvents", "default", "events:e", "eventbridge", ["events:e"], None),
    "s3_by_events": ("s3", "PutObject", "box", "s3:r s3_object:box/a", "eventbridge", ["events:e s3:r s3_object:box/a"], None),
    "execution": ("stepfunctions", "StartExecution", "arn:aws:states:eu-west-1:1:stateMachine:M", "states:x", "stepfunctions", ["states:x"], "arn:aws:states:eu-west-1:1:execution:M:x"),
    "task_token": ("stepfunctions", "SendTaskSuccess", "?", "states_token:t states:x", "stepfunctions", ["states:x states_token:t"], None),
    "rest_api": ("http", "POST", "abc.execute-api.eu-west-2.amazonaws.com", "http:q", "rest_api", ["http:q"], None),
    "function_url": ("http", "GET", "x.lambda-url.eu-west-1.on.aws", "http:q", "function_url", ["http:q"], None),
    "host": ("http", "GET", "example.com", "http:q", "load_balancer", ["http:q"], "arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/g/1"),
    "span": ("http", "GET", "example.com", "span:t-s", "http_api", ["http:other", "span:t-s"], None),
    "mail": ("ses", "SendEmail", "me", "ses:m", "ses", ["ses:m"], None),
    "job": ("rekognition", "StartLabelDetection", "v", "rekognition:j", "sns", ["sns:n rekognition:j"], "arn:aws:sns:eu-west-1:1:done"),
    "firehose": ("firehose", "PutRecord", "f", "firehose:r", "firehose", ["firehose:r"], "arn:aws:firehose:eu-west-1:1:deliverystream/f"),
    "cognito": ("cognito-idp", "AdminCreateUser", "pool", "cognito:c", "cognito", ["cognito:c"], None),
    "dynamodb": ("dynamodb", "PutItem", "orders", "dynamodb_image:orders/k=1", "dynamodb", ["dynamodb_image:orders/k=1 dynamodb_key:orders/k dynamodb_sequence:1"], _TABLE),
}


for _name, (_service, _operation, _resource, _key, _source, _keys, _source_arn) in _PROVEN.items():
    _call = call(_service, _operation, _resource, _key)
    CASES[f"source_{_name}"] = partial(_pair, _call, _keys, _source, source_arn=_source_arn), '"provenEvents" : 1'


@case('"provenEvents" : 1')
def by_cloudtrail():
    made = call("codebuild", "StartBuild", "p", request_id="q-1")
    return _pair(made, ["events:e request:q-1"], "eventbridge")


@case('"destination"')
def destination():
    return run("a", "first") + run("b", "second", ["invocation:a"], "destination") + run("c", "third", ["sqs:q invocation:a"], "sqs", source_arn=_QUEUE)


@case("no recorded call has the keys of its event")
def destination_of_nobody():
    return run("a", "first") + run("b", "second", ["invocation:zz"], "destination", calls=[publish("sns:m")]) + run("c", "third", ["sns:m", "invocation:c"], "sns")


@case('"kind" : "logs"')
def log_subscription():
    return run("a", "first") + run("b", "second", ["invocation:a"], "logs", source_arn="arn:aws:logs:eu-west-1:1:log-group:/aws/lambda/first:*")


@case('"deadLetters" : 1')
def dead_letter():
    made = call("sqs", "SendMessage", "https://sqs/1/jobs", "sqs:m")
    dead = "arn:aws:sqs:eu-west-1:123456789012:dead"
    return _pair(made, ["sqs:m delivery:3"], "sqs", source_arn=_QUEUE) + run(
        "c", "undertaker", [f"sqs:m delivery:4 dead_letter:{_QUEUE}"], "sqs", source_arn=dead, at=90_000)


@case('"replays" : 1')
def replay():
    made = call("events", "PutEvents", "default", "events:e")
    return _pair(made, ["events:e"], "eventbridge") + run("c", "second", ["events:e replay:again"], "eventbridge", at=90_000)


@case("the key names something that lasts")
def lasting():
    return _pair(call("cloudformation", "CreateStack", "s", "cloudformation:s"), ["cloudformation:s"], "cloudformation")


@case('"kind" : "bucket"')
def renamed_resources():
    """Names as `GAMMARAY_HASH_NAMES` leaves them."""
    name = "9f86d081884c7d659a2feaa0c55ad015"
    entry = {"function": arn(name)}
    made = call("s3", "PutObject", name, f"s3:r s3_object:{name}/{name}")
    return run("a", "first", calls=[made], entry=entry) + run("b", "x", [f"s3:r s3_object:{name}/{name}"], "s3", source_arn=f"arn:aws:s3:::{name}")


@case('"id" : "table:orders@us-east-1"')
def one_name_in_two_regions():
    item = "dynamodb_key:orders/k"
    return [
        line for region in ("eu-west-1", "us-east-1")
        for line in run(region, "writer", region=region, calls=[call("dynamodb", "DeleteItem", "orders", item, region=region)])
    ] + run("c", "second", [f"{item} dynamodb_sequence:1"], "dynamodb", source_arn=_TABLE, at=50_000)
