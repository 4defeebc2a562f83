"""Calls as they are written in the wild. A mark `# => service.Operation` stands where a record is due (`# The next line: => …` above
it), `* 2` behind it means two.

`IDIOM(event)` is invoked by itself; marks in functions of helper.py whose names begin with that of the idiom count too.
"""
import asyncio
import concurrent.futures
import functools
import io
import json
import os
import threading

import boto3
import botocore.exceptions
from boto3.s3.transfer import TransferConfig

import helper
from helper import decorated_notify

REGION = os.environ["AWS_REGION"]
TOPIC, QUEUE, BUCKET = os.environ["TOPIC"], os.environ["QUEUE"], "bucket-1"
sns, sqs, s3 = boto3.client("sns"), boto3.client("sqs"), boto3.client("s3")
things = boto3.resource("dynamodb").Table("things")
put = things.put_item
STARTED = sqs.send_message(QueueUrl=QUEUE, MessageBody="init")["MessageId"]
CLIENTS = {name: boto3.client(name) for name in ("sns", "sqs")}


def at_import(event):
    """The module's own call; reported with the first invocation."""
    return STARTED


def submitted(event):
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        futures = [pool.submit(sns.publish, TopicArn=TOPIC, Message=text) for text in "abc"]  # => sns.Publish * 3
    return [future.result()["MessageId"] for future in futures]


def pool_mapped(event):
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda text: sns.publish(TopicArn=TOPIC, Message=text)["MessageId"], "ab"))  # => sns.Publish * 2


def mapped(event):
    list(map(s3.upload_file, [__file__] * 2, [BUCKET] * 2, ["one", "two"]))  # => s3.PutObject * 2


def thread(event):
    started = threading.Thread(target=sqs.send_message, kwargs={"QueueUrl": QUEUE, "MessageBody": "b"})  # => sqs.SendMessage
    started.start()
    started.join()


def partial(event):
    send = functools.partial(sqs.send_message, QueueUrl=QUEUE)
    return send(MessageBody="a")["MessageId"], send(MessageBody="b")["MessageId"]  # => sqs.SendMessage * 2


def alias(event):
    put(Item={"id": "alias"})  # => dynamodb.PutItem


def by_name(event):
    for method in ("send_message",):
        getattr(sqs, method)(QueueUrl=QUEUE, MessageBody="b")  # => sqs.SendMessage


def from_dictionary(event):
    CLIENTS["sns"].publish(TopicArn=TOPIC, Message="m")  # => sns.Publish
    CLIENTS["sqs"].send_message(QueueUrl=QUEUE, MessageBody="b")  # => sqs.SendMessage


def formatted(event):
    return f"sent {sns.publish(TopicArn=TOPIC, Message='m')['MessageId']}"  # => sns.Publish


def comprehended(event):
    return {text: sqs.send_message(QueueUrl=QUEUE, MessageBody=text)["MessageId"] for text in "ab"}  # => sqs.SendMessage * 2


def generated(event):
    return sum(1 for text in "abc" if sns.publish(TopicArn=TOPIC, Message=text))  # => sns.Publish * 3


def over_lines(event):
    (boto3.client("sns")  # => sns.Publish
        .publish(
            TopicArn=TOPIC,
            Message="m",
        ))
    # The next line: => sqs.SendMessage
    return sqs \
        .send_message(QueueUrl=QUEUE, MessageBody="b") \
        ["MessageId"]


def default_argument(event, send=sns.publish):
    send(TopicArn=TOPIC, Message="m")  # => sns.Publish


def decorated(event):
    @decorated_notify
    def work():
        return 1

    return work()


def closure(event):
    def send(text):
        return sns.publish(TopicArn=TOPIC, Message=text)  # => sns.Publish * 2

    return [send(text)["MessageId"] for text in "ab"]


def inherited(event):
    helper.inherited_Store("things").save("inherited")


def injected(event):
    helper.injected_save(things, {"id": "injected"})


def wrapped(event):
    helper.wrapped_retry(sns.publish, TopicArn=TOPIC, Message="m")


def batch_writer(event):
    with things.batch_writer() as batch:
        for number in range(30):
            batch.put_item(Item={"id": str(number)})  # => dynamodb.BatchWriteItem * 2


def batch_of_both(event):
    with things.batch_writer(overwrite_by_pkeys=["id"]) as batch:
        batch.put_item(Item={"id": "1"})
        batch.delete_item(Key={"id": "2"})  # => dynamodb.BatchWriteItem


def multipart(event):
    s3.upload_fileobj(io.BytesIO(b"x" * 9_000_000), BUCKET, "large")  # => s3.CompleteMultipartUpload


def multipart_file(event):
    with open("/tmp/gammaray-large-file", "wb") as large:
        large.write(b"x" * 17_000_000)
    s3.upload_file("/tmp/gammaray-large-file", BUCKET, "larger")  # => s3.CompleteMultipartUpload
    os.remove("/tmp/gammaray-large-file")


def multipart_copy(event):
    config = TransferConfig(multipart_threshold=5 << 20, multipart_chunksize=5 << 20)
    boto3.resource("s3").Bucket(BUCKET).copy({"Bucket": BUCKET, "Key": "there"}, "copied", Config=config)  # => s3.CompleteMultipartUpload


def downloaded(event):
    s3.download_fileobj(BUCKET, "there", io.BytesIO())
    return len(s3.get_object(Bucket=BUCKET, Key="there")["Body"].read())


def collected(event):
    for queue in boto3.resource("sqs").queues.filter(QueueNamePrefix="q"):
        queue.send_message(MessageBody="b")  # => sqs.SendMessage


def emptied(event):
    boto3.resource("s3").Bucket("bucket-2").objects.all().delete()  # => s3.DeleteObjects


def another_region(event):
    boto3.client("sqs", region_name="us-east-1").send_message(QueueUrl=event["far"], MessageBody="b")  # => sqs.SendMessage


def refused(event):
    try:
        sns.publish(TopicArn=TOPIC + "-gone", Message="m")  # => sns.Publish
    except sns.exceptions.NotFoundException as error:
        return error.response["Error"]["Code"]


def not_sent(event):
    try:
        sns.publish(TopicArn=TOPIC)
    except botocore.exceptions.ParamValidationError:
        return "not sent"


def not_the_sdk(event):
    """Names alone tell nothing."""
    class Local:
        def publish(self, **arguments):
            return arguments

        put_item = send_message = publish

    local = Local()
    local.publish(TopicArn=TOPIC), local.put_item(Item={}), local.send_message(QueueUrl=QUEUE)
    return json.dumps({"id": boto3.Session().region_name})


def to_thread(event):
    async def main():
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(None, functools.partial(sns.publish, TopicArn=TOPIC, Message="m"))  # => sns.Publish

    asyncio.run(main())


def ignored(event):
    sqs.purge_queue(QueueUrl=QUEUE)
    CLIENTS["sqs"].list_queues()
    list(boto3.resource("s3").buckets.all())
    s3.get_paginator("list_objects_v2").paginate(Bucket=BUCKET).build_full_result()
    s3.get_waiter("bucket_exists").wait(Bucket=BUCKET)
    things.query(KeyConditionExpression="id = :id", ExpressionAttributeValues={":id": "1"})


def lambda_handler(event, context):
    return globals()[event["call"]](event)
