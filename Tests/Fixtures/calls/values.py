"""Containers, dynamic names, partial, getattr, methods as values, factories."""
import contextlib
import functools
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from types import SimpleNamespace

import boto3

CLIENTS = {"sns": boto3.client("sns"), "sqs": boto3.client("sqs")}
CLIENTS["lambda"] = boto3.client("lambda")
CLIENTS.update({"events": boto3.client("events")})
_cache = {}
PAIR = (boto3.client("s3"), boto3.client("sns"))
LIST = []
LIST.append(boto3.client("kinesis"))
NS = SimpleNamespace(sns=boto3.client("sns"))
NS.table = boto3.resource("dynamodb").Table("t")
local = threading.local()
local.s3 = boto3.client("s3")
SERVICE = "step" + "functions"
PREFIX = "event"


def containers(name):
    CLIENTS["sns"].publish(TopicArn="t", Message="m")  #> sns.Publish triggers
    CLIENTS.get("sqs").send_message(QueueUrl="q", MessageBody="m")  #> sqs.SendMessage triggers
    CLIENTS["lambda"].invoke(FunctionName="f")  #> lambda.Invoke triggers
    CLIENTS["events"].put_events(Entries=[])  #> events.PutEvents triggers
    CLIENTS[name].publish(TopicArn="t", Message="m")  #> sns.Publish triggers
    PAIR[0].put_object(Bucket="b", Key="k")  #> s3.PutObject triggers
    PAIR[-1].publish(TopicArn="t", Message="m")  #> sns.Publish triggers
    LIST[0].put_records(StreamName="s", Records=[])  #> kinesis.PutRecords triggers
    NS.sns.publish(TopicArn="t", Message="m")  #> sns.Publish triggers
    NS.table.put_item(Item={})  #> dynamodb.PutItem triggers
    local.s3.put_object(Bucket="b", Key="k")  #> s3.PutObject triggers
    for client in CLIENTS.values():
        client.invoke(FunctionName="f")  #> lambda.Invoke triggers
    s3, sns = PAIR
    s3.delete_object(Bucket="b", Key="k")  #> s3.DeleteObject triggers
    sns.publish(TopicArn="t", Message="m")  #> sns.Publish triggers
    dict(q=boto3.client("sqs"))["q"].send_message(QueueUrl="q", MessageBody="m")  #> sqs.SendMessage triggers
    next(iter(LIST)).put_record(StreamName="s", Data=b"", PartitionKey="p")  #> kinesis.PutRecord triggers
    {**CLIENTS, "x": 1}["sns"].publish(TopicArn="t", Message="m")  #> sns.Publish triggers


def get_client(service, region=None):
    if service not in _cache:
        _cache[service] = boto3.client(service, region_name=region)
    return _cache[service]


def client_for(name):
    return boto3.client(name)


@functools.lru_cache(maxsize=8)
def cached(name):
    return boto3.Session(region_name=os.environ["AWS_REGION"]).client(name)


def resources(kind="dynamodb"):
    resource = boto3.resource(kind)
    return resource, resource.meta.client


def factories():
    get_client("sns").publish(TopicArn="t", Message="m")  #> sns.Publish triggers
    get_client("sqs").send_message(QueueUrl="q", MessageBody="m")  #> sqs.SendMessage triggers
    client_for("kinesis").put_record(StreamName="s", Data=b"", PartitionKey="p")  #> kinesis.PutRecord triggers
    client_for("firehose").put_record(DeliveryStreamName="s", Record={})  #> firehose.PutRecord triggers
    cached("events").put_events(Entries=[])  #> events.PutEvents triggers
    cached(name="lambda").invoke(FunctionName="f")  #> lambda.Invoke triggers
    ddb, raw = resources()
    ddb.Table("t").put_item(Item={})  #> dynamodb.PutItem triggers
    raw.put_item(TableName="t", Item={})  #> dynamodb.PutItem triggers
    resources()[1].transact_write_items(TransactItems=[])  #> dynamodb.TransactWriteItems triggers


def dynamic(flag):
    boto3.client(SERVICE).start_execution(stateMachineArn="a")  #> stepfunctions.StartExecution triggers
    boto3.client(f"{PREFIX}s").put_events(Entries=[])  #> events.PutEvents triggers
    boto3.client("%s" % flag).publish(TopicArn="t", Message="m")  #> sns.Publish triggers
    boto3.client(os.environ["SERVICE"]).send_message(QueueUrl="q", MessageBody="m")  #> sqs.SendMessage triggers
    sns = boto3.client("sns")
    getattr(sns, "publish")(TopicArn="t", Message="m")  #> sns.Publish triggers
    operation = "publish_batch"
    getattr(sns, operation)(TopicArn="t", PublishBatchRequestEntries=[])  #> sns.PublishBatch triggers
    getattr(sns, flag)(TopicArn="t")  #> unknown hooked
    method = getattr(boto3.client("s3"), "put_object", None)
    method(Bucket="b", Key="k")  #> s3.PutObject triggers
    kwargs = {"TopicArn": "t", "Message": "m"}
    sns.publish(**kwargs)  #> sns.Publish triggers


def methods(items, executor, pool):
    sns = boto3.client("sns")
    table = boto3.resource("dynamodb").Table("t")
    sqs = boto3.client("sqs")
    executor.submit(sns.publish, TopicArn="t", Message="m")  #> sns.Publish triggers
    list(map(table.put_item, items))  #> dynamodb.PutItem triggers
    with ThreadPoolExecutor() as threads:
        threads.map(sqs.send_message_batch, items)  #> sqs.SendMessageBatch triggers
        threads.submit(boto3.client("lambda").invoke, FunctionName="f")  #> lambda.Invoke triggers
    put = table.put_item  #> dynamodb.PutItem triggers
    put(Item={})  #> dynamodb.PutItem triggers
    save = partial(table.put_item, ReturnValues="NONE")  #> dynamodb.PutItem triggers
    save(Item={})  #> dynamodb.PutItem triggers
    threading.Thread(target=sns.publish, kwargs={"TopicArn": "t"}).start()  #> sns.Publish triggers
    handlers = {"a": sns.publish, "b": sqs.receive_message}  #> sns.Publish triggers
    handlers["a"](TopicArn="t", Message="m")  #> sns.Publish triggers
    return table.update_item  #> dynamodb.UpdateItem triggers


def worker(client, message):
    client.publish(TopicArn="t", Message=message)  #> sns.Publish triggers


def started():
    client = boto3.client("sns")
    threading.Thread(target=worker, args=(client, "m")).start()


def worker2(queue, body):
    queue.send_message(MessageBody=body)  #> sqs.SendMessage triggers


def submitted(executor):
    executor.submit(worker2, boto3.resource("sqs").Queue("u"), "b")


def worker3(client):
    client.invoke(FunctionName="f", Payload=b"")  #> lambda.Invoke triggers


def mapped(executor):
    executor.map(worker3, [boto3.client("lambda")])


@contextlib.contextmanager
def managed(service):
    client = boto3.client(service)
    yield client
    client.close()


def managers():
    with managed("sns") as c:
        c.publish(TopicArn="t", Message="m")  #> sns.Publish triggers
    with contextlib.closing(boto3.client("sqs")) as q, open("f") as f:
        q.send_message(QueueUrl="q", MessageBody=f.read())  #> sqs.SendMessage triggers


def generate():
    for name in ["s3"]:
        yield boto3.client(name)


for made in generate():
    made.put_object(Bucket="b", Key="k")  #> s3.PutObject triggers


def save(table, item):
    table.put_item(Item=item)  #> dynamodb.PutItem triggers


def save_all(tables, items):
    for table in tables:
        save(table, items)


save_all([boto3.resource("dynamodb").Table("a")], [])


def retry(function, *args, **kwargs):
    return function(*args, **kwargs)


retry(boto3.client("sns").publish, TopicArn="t", Message="m")  #> sns.Publish triggers
