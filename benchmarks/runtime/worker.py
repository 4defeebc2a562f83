"""One kind in a process of its own: `worker.py KIND`. Each line of standard input names a task and a number of invocations; the answer is
what one invocation took: µs of wall time and µs of CPU time of this process."""
import sys
import time

import kinds


class Context:
    """Lambda's context, as far as a handler sees it here."""

    invoked_function_arn = "arn:aws:lambda:us-east-1:123456789012:function:bench"
    memory_limit_in_mb = "128"
    number = 0

    def __init__(self):
        Context.number += 1
        self.aws_request_id = f"00000000-0000-4000-8000-{Context.number:012d}"

    def get_remaining_time_in_millis(self):
        return 30_000


def tasks(hook):
    """Handlers by name."""
    import boto3

    table, s3, sns = boto3.client("dynamodb"), boto3.client("s3"), boto3.client("sns")

    def write():
        hook(table.put_item)(TableName="things", Item={"id": {"S": "1"}, "count": {"N": "1"}})

    def read():
        table.get_item(TableName="things", Key={"id": {"S": "1"}})

    def s3_write():
        hook(s3.put_object)(Bucket="things", Key="a/b", Body=b"x" * 1000)

    def s3_read():
        s3.get_object(Bucket="things", Key="a/b")["Body"].read()

    def publish():
        hook(sns.publish)(TopicArn="arn:aws:sns:us-east-1:123456789012:things", Message="text")

    def times(*operations):
        def handler(event, context):
            for operation in operations:
                operation()
            return {"statusCode": 200}

        return handler

    return {
        "handler": times(write, read, write),
        "2 writes": times(*[write] * 2),
        "10 writes": times(*[write] * 10),
        "DDB read": times(*[read] * 10),
        "DDB write": times(*[write] * 10),
        "S3 read": times(*[s3_read] * 10),
        "S3 write": times(*[s3_write] * 10),
        "SNS": times(*[publish] * 10),
    }


def main():
    entry, hook = kinds.set_up(sys.argv[1])
    handlers = {name: entry(handler) for name, handler in tasks(hook).items()}
    print("ready", flush=True)
    for line in sys.stdin:
        name, _, count = line.strip().rpartition(" ")
        handler, count = handlers[name], int(count)
        handler(_event(), Context())  # warms the caches that another process has used
        began, used = time.perf_counter(), time.process_time()
        for _ in range(count):
            handler(_event(), Context())
        wall, cpu = time.perf_counter() - began, time.process_time() - used
        print(wall / count * 1e6, cpu / count * 1e6, flush=True)


def _event():
    return {"requestContext": {"requestId": "r", "http": {}}}


if __name__ == "__main__":
    main()
