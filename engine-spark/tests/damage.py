"""Applications of the simulator with fields changed at random: what no real run writes, and the engines must agree on all the same."""

import json
import random

_KEYS = ["root:ttl", "root:mystery", "xray:1-2", "delivery:2", "dead_letter:q", "replay:a", "request:r1", "cloudformation:x", "logs:a", "my_key:1",
         "s3_object:b0/k0", "states_token:t", "stepfunctions:e1", " ", "", "lambda:nobody", "xray:trace-1", "scheduler:s", "states:e"]
_SOURCES = ("s3 sns sqs unknown destination schedule rest_api http_api lex iot kinesis dynamodb eventbridge logs kafka mq documentdb cognito "
            "load_balancer stepfunctions firehose weird s3_object_lambda alarm config lattice appsync authorizer bedrock cloudfront").split()
_ARNS = ["arn:aws:logs:region-1:1:log-group:/aws/lambda/x", "arn:aws:kinesis:region-1:1:stream/k/consumer/c:1", "arn:aws:sqs:region-0:1:q", "x",
         "arn:aws:states:r:1:execution:M:run", "arn:a:b", "arn:aws:dynamodb:region-0:123456789012:table/d0/stream/0"]
_CALLS = [("dynamodb", "ExecuteStatement"), ("dynamodb", "PutItem"), ("dynamodb", "BatchWriteItem"), ("lambda", "Invoke"), ("lambda", "InvokeAsync"),
          ("s3", "PutObject"), ("http", "GET"), ("ses", "SendEmail"), ("stepfunctions", "StartExecution"), ("logs", "PutLogEvents"), ("kinesis", "PutRecord"),
          ("stepfunctions", "DescribeExecution"), ("scheduler", "CreateSchedule"), ("events", "PutEvents"), ("iot-data", "Publish"), ("cloudwatch", "PutMetricData"), ("cognito-idp", "SignUp"), ("sns", "Publish")]
_RESOURCES = ["d0", "d0 d1", "arn:aws:dynamodb:region-2:1:table/d0", "arn:aws:lambda:region-0:1:function:f0:live", "f1", "", "arn:aws:sqs:r:1:q",
              "x.execute-api.region-1.amazonaws.com", "arn:aws:states:r:1:stateMachine:M", "arn:aws:kinesis:region-1:1:stream/k"]
_VALUES = {
    "status": ["ok", "error", "closed", "odd"], "http_status": [200, 404, 500, 503, -5, 1 << 40], "retries": [0, 1, 2, -1],
    "lost": [0, 1, -2, 1 << 50], "lost_before": [0, 2], "made": [0, 3, 100], "late": [True, False], "process": [7], "snapshot": [True],
    "part": [0, 1, 2, 3], "event_source": _SOURCES, "event_source_arn": _ARNS, "redelivered": [0, 1, 3], "event_records": [0, 1, 3], "unkept": [0, 2],
    "unreadable": [1], "step": ["start", "end", "total", "x"], "count": [5], "errors": [0, 2], "region": ["region-0", "region-1"],
    "request_id": ["r1"], "root": ["trace-1", "trace-2"], "phase": ["init"], "duration_us": [-1, 0, 10**6], "resource": _RESOURCES,
}


def damaged(lines, seed):
    """The lines of records in another order, some of them changed, dropped, repeated with other content, or cut."""
    chance = random.Random(seed)
    records = [json.loads(line) for line in lines]
    known = [key for record in records for key in record.get("keys", [])] + _KEYS + [f"invocation:{records[0]['invocation']}"]
    share = chance.choice([0.02, 0.1, 0.3])
    found = []
    for record in records:
        # In half of the applications many functions share a trace.
        if seed % 2 and record["kind"] == "entry":
            record["root"] = f"trace-{len(record['invocation']) % 2}{record['invocation'][-1]}"
        if chance.random() < share:
            found += _changed(record, known, [other["invocation"] for other in records], chance)
        else:
            found.append(record)
    chance.shuffle(found)
    return [_text(json.dumps(record), chance) for record in found]


def _changed(record, known, invocations, chance):
    record = dict(record)
    for _ in range(chance.randint(1, 2)):
        how = chance.randrange(8)
        if how == 0:
            return []
        if how == 1:
            record["keys"] = [" ".join(chance.choice(known) for _ in range(chance.randint(1, 4))) for _ in range(chance.randint(0, 3))]
        elif how == 2:
            record["invocation"] = chance.choice(invocations)
        elif how == 3:
            record.pop(chance.choice([name for name in record if name not in ("v", "n")]), None)
        elif how == 4 and record.get("kind") == "call":
            record["service"], record["operation"] = chance.choice(_CALLS)
        else:
            name = chance.choice(list(_VALUES))
            record[name] = chance.choice(_VALUES[name])
    again = [{**record, "error": "x"}] if chance.random() < 0.2 else []
    return [record, *again]


def _text(line, chance):
    how = chance.randrange(200)
    if how == 0:
        return line[: -chance.randint(1, 20)]
    if how == 1:
        return line.replace('"n":', '"n": 5, "n":', 1)
    if how == 2:
        return line.replace(", ", ",, ", 1)
    if how == 3:
        return '{"Item": ' + line + "}"
    if how == 4:
        return line.replace("arn:", "\\u0061rn:").replace("region", "régión")
    return line
