"""Scopes: module, function, class, comprehension; global and nonlocal; rebinding."""
import boto3
from boto3 import *

sns = None
topic_arn = "arn"
client = boto3.client("sqs")


def init():
    global sns
    if sns is None:
        sns = boto3.client("sns")
    return sns


def global_use():
    init()
    sns.publish(TopicArn=topic_arn, Message="m")  #> sns.Publish triggers
    init().publish(TopicArn=topic_arn, Message="m")  #> sns.Publish triggers


def shadowed():
    client = boto3.client("s3")
    client.put_object(Bucket="b", Key="k")  #> s3.PutObject triggers
    client = boto3.client("lambda")
    client.invoke(FunctionName="f")  #> lambda.Invoke triggers

    def inner():
        client.invoke(FunctionName="f")  #> lambda.Invoke triggers

    inner()


def outer_name():
    client.send_message(QueueUrl="q", MessageBody="b")  #> sqs.SendMessage triggers


def closure():
    table = None

    def connect():
        nonlocal table
        table = boto3.resource("dynamodb").Table("t")

    def save(item):
        connect()
        table.put_item(Item=item)  #> dynamodb.PutItem triggers

    return save


def branches(flag):
    if flag:
        target = boto3.client("sns")
    else:
        target = boto3.client("iot-data")
    target.publish(TopicArn="t", Message="m")  #> sns.Publish triggers
    try:
        store = boto3.client("s3")
    except Exception:
        store = None
    store.put_object(Bucket="b", Key="k", Body=b"")  #> s3.PutObject triggers


def walrus():
    if (found := boto3.client("events")) is not None:
        found.put_events(Entries=[])  #> events.PutEvents triggers
    [s := boto3.client("sns")]
    s.publish(TopicArn="t", Message="m")  #> sns.Publish triggers


def loops():
    for name in ("sns", "sqs"):
        c = boto3.client(name)
        if name == "sns":
            c.publish(TopicArn="t", Message="m")  #> sns.Publish triggers
        else:
            c.send_message(QueueUrl="q", MessageBody="m")  #> sqs.SendMessage triggers
    for c in (boto3.client("kinesis"), boto3.client("firehose")):
        c.put_record_batch(DeliveryStreamName="d", Records=[])  #> firehose.PutRecordBatch triggers
    for queue, message in [(boto3.resource("sqs").Queue("u"), "m")]:
        queue.send_message(MessageBody=message)  #> sqs.SendMessage triggers
    for index, topic in enumerate([boto3.resource("sns").Topic("arn")]):
        topic.publish(Message=str(index))  #> sns.Publish triggers
    for a, b in zip([boto3.client("s3")], [boto3.client("sns")]):
        a.delete_object(Bucket="b", Key="k")  #> s3.DeleteObject triggers
        b.publish(PhoneNumber="1", Message="m")  #> sns.Publish triggers


def comprehensions(keys, bodies):
    [boto3.client("s3").put_object(Bucket="b", Key=k, Body=b"") for k in keys]  #> s3.PutObject triggers
    clients = [boto3.client(s) for s in ("lambda",)]
    {c: c.invoke(FunctionName="f") for c in clients}  #> lambda.Invoke triggers
    any(q.send_message(MessageBody=b) for b in bodies for q in [boto3.resource("sqs").Queue("u")])  #> sqs.SendMessage triggers
    sorted((c.invoke(FunctionName="g") for c in clients), key=lambda r: r["StatusCode"])  #> lambda.Invoke triggers


class Config:
    bus = boto3.client("events")
    names = [n for n in ("a",)]
    bus.put_events(Entries=[{"DetailType": n} for n in names])  #> events.PutEvents triggers

    def send(self):
        bus = boto3.client("sns")
        bus.publish(TopicArn="t", Message="m")  #> sns.Publish triggers
        self.bus.put_events(Entries=[])  #> events.PutEvents triggers
        Config.bus.put_events(Entries=[])  #> events.PutEvents triggers


def deleted():
    c = boto3.client("sns")
    c.publish(TopicArn="t", Message="m")  #> sns.Publish triggers
    del c


def conditional(use_sns, given=None):
    c = boto3.client("sns") if use_sns else boto3.client("sqs")
    c.publish(TopicArn="t", Message="m")  #> sns.Publish triggers
    d = given or boto3.client("sqs")
    d.send_message(QueueUrl="q", MessageBody="m")  #> sqs.SendMessage triggers
    (given or boto3.client("stepfunctions")).start_execution(stateMachineArn="a")  #> stepfunctions.StartExecution triggers


def default(c=boto3.client("sns"), r=boto3.client("sns").publish(TopicArn="t", Message="m")):  #> sns.Publish triggers
    c.publish(TopicArn="t", Message="m")  #> sns.Publish triggers


def chained():
    a = b = boto3.client("sns")
    a.publish(TopicArn="t", Message="m")  #> sns.Publish triggers
    b.publish(TopicArn="t", Message="m")  #> sns.Publish triggers
    x, y = boto3.client("sns"), boto3.client("sqs")
    x.publish(TopicArn="t", Message="m")  #> sns.Publish triggers
    y.send_message(QueueUrl="q", MessageBody="m")  #> sqs.SendMessage triggers
    (p, q), r = (boto3.client("sns"), 1), 2
    p.publish(TopicArn="t", Message="m")  #> sns.Publish triggers
    first, *rest = [boto3.client("s3"), 1, 2]
    first.put_object(Bucket="b", Key="k")  #> s3.PutObject triggers
