import gammaray.static as _gammaray; from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Thread

from stub import client

sqs = client("sqs")
sns = client("sns")
send = sqs.send_message
publish = partial(sns.publish, TopicArn="arn:aws:sns:us-east-1:1:t")
senders = {"one": sqs.send_message, "two": sqs.send_message_batch}
QUEUE = "https://sqs.us-east-1.amazonaws.com/1/q"


def status(answer):
    return answer["ResponseMetadata"]["HTTPStatusCode"]


def each(function, values):
    return [status(function(QueueUrl=QUEUE, MessageBody=value)) for value in values]


def handler(event, context):
    with ThreadPoolExecutor(2) as pool:
        submitted = pool.submit(sqs.send_message, QueueUrl=QUEUE, MessageBody="submitted")
        mapped = list(pool.map(lambda text: status(sqs.send_message(QueueUrl=QUEUE, MessageBody=text)), "ab"))
    thread = Thread(target=sqs.send_message, kwargs={"QueueUrl": QUEUE, "MessageBody": "thread"})
    thread.start()
    thread.join()
    aliased = status(send(QueueUrl=QUEUE, MessageBody="alias"))
    by_name = status(getattr(sqs, "send_message")(QueueUrl=QUEUE, MessageBody="name"))
    held = status(senders["one"](QueueUrl=QUEUE, MessageBody="dict"))
    return [
        status(submitted.result()), mapped, aliased, by_name, held, each(sqs.send_message, "cd"), send.__name__, send.__self__ is sqs,
        sqs.send_message == send, publish(Message="partial")["MessageId"]]
handler = _gammaray.entry(handler)
