# Wherever a call can stand.
import asyncio
import boto3

sns = boto3.client("sns")
s3 = boto3.client("s3")
table = boto3.resource("dynamodb").Table("t")

RESPONSE = sns.publish(TopicArn="t", Message="at import")  #> sns.Publish triggers
TEXT = f"sent {sns.publish(TopicArn='t', Message='m')['MessageId']}"  #> sns.Publish triggers
NESTED = f"a {f'b {sns.publish(TopicArn="t", Message="m")!r:>{10}}'}"  #> sns.Publish triggers
DEBUG = f"{sns.publish(TopicArn='t', Message='m')=}"  #> sns.Publish triggers unhooked
send = lambda m: sns.publish(TopicArn="t", Message=m)  #> sns.Publish triggers
both = [sns.publish(TopicArn="t", Message="m"), s3.put_object(Bucket="b", Key="k")]  #> sns.Publish triggers; s3.PutObject triggers
lookup = {sns.publish(TopicArn="t", Message="m")["MessageId"]: 1}  #> sns.Publish triggers
sliced = sns.publish(TopicArn="t", Message="m")["MessageId"][0:3]  #> sns.Publish triggers
negated = not sns.publish(TopicArn="t", Message="m")  #> sns.Publish triggers
total = 1 + len(sns.publish(TopicArn="t", Message="m"))  #> sns.Publish triggers
star = [*sns.publish(TopicArn="t", Message="m")]  #> sns.Publish triggers
inside = s3.put_object(Bucket="b", Key=sns.publish(TopicArn="t", Message="m")["MessageId"])  #> s3.PutObject triggers; sns.Publish triggers


def over_lines():
    sns \
        .publish(TopicArn="t", Message="m")  #> sns.Publish triggers
    (
        boto3.resource("s3")
        .Bucket("b")
        .Object("k")
        .put(Body=b"")  #> s3.PutObject triggers
    )
    (sns.publish)(TopicArn="t", Message="m")  #> sns.Publish triggers
    sns.publish(  #> sns.Publish triggers
        TopicArn="t",
        Message="m",
    )
    sns.publish(TopicArn="t", Message="m"); table.delete_item(Key={"a": 1})  #> sns.Publish triggers; dynamodb.DeleteItem triggers


@sns.publish(TopicArn="t", Message="m")  #> sns.Publish triggers
def decorated():
    yield sns.publish(TopicArn="t", Message="m")  #> sns.Publish triggers
    yield from [sns.publish(TopicArn="t", Message="m")]  #> sns.Publish triggers
    assert sns.publish(TopicArn="t", Message="m"), "failed"  #> sns.Publish triggers
    raise RuntimeError(sns.publish(TopicArn="t", Message="m"))  #> sns.Publish triggers


async def asynchronous(loop):
    await asyncio.to_thread(sns.publish, TopicArn="t", Message="m")  #> sns.Publish triggers
    await loop.run_in_executor(None, lambda: sns.publish(TopicArn="t", Message="m"))  #> sns.Publish triggers
    await asyncio.gather(asyncio.to_thread(table.put_item, Item={}))  #> dynamodb.PutItem triggers


def statements(event):
    if sns.publish(TopicArn="t", Message="m"):  #> sns.Publish triggers
        pass
    elif table.put_item(Item={}):  #> dynamodb.PutItem triggers
        pass
    while s3.delete_object(Bucket="b", Key="k"):  #> s3.DeleteObject triggers
        break
    else:
        sns.publish(TopicArn="t", Message="m")  #> sns.Publish triggers
    try:
        sns.publish(TopicArn="t", Message="m")  #> sns.Publish triggers
    except sns.exceptions.NotFoundException:
        s3.put_object(Bucket="b", Key="k")  #> s3.PutObject triggers
    finally:
        table.update_item(Key={})  #> dynamodb.UpdateItem triggers
    with open(sns.publish(TopicArn="t", Message="m")["MessageId"]) as f:  #> sns.Publish triggers
        s3.upload_fileobj(f, "b", "k")  #> s3.PutObject triggers
    match event:
        case {"kind": "a"}:
            sns.publish(TopicArn="t", Message="m")  #> sns.Publish triggers
        case _ if table.put_item(Item=event):  #> dynamodb.PutItem triggers
            pass
    event["id"] = sns.publish(TopicArn="t", Message="m")["MessageId"]  #> sns.Publish triggers
    event["n"] += len(sns.publish(TopicArn="t", Message="m"))  #> sns.Publish triggers
    return event if sns.publish(TopicArn="t", Message="m") else None  #> sns.Publish triggers


class Late:
    reply = sns.publish(TopicArn="t", Message="m")  #> sns.Publish triggers

    def method(self, sent: bool = bool(s3.put_object(Bucket="b", Key="k"))) -> None:  #> s3.PutObject triggers
        print("x", sns.publish(TopicArn="t", Message="m"), sep="")  #> sns.Publish triggers
