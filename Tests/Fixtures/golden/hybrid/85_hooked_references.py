import gammaray.hybrid as _gammaray; from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Thread

from stub import client

sqs = client("sqs")
sns = client("sns")
send = _gammaray.hook(sqs.send_message)
publish = partial(_gammaray.hook(sns.publish), TopicArn="arn:aws:sns:us-east-1:1:t")
senders = {"one": _gammaray.hook(sqs.send_message), "two": _gammaray.hook(sqs.send_message_batch)}
QUEUE = "https://sqs.us-east-1.amazonaws.com/1/q"


def status(answer):
    return answer["ResponseMetadata"]["HTTPStatusCode"]


def each(function, values):
    return [status(_gammaray.hook(function)(QueueUrl=QUEUE, MessageBody=value)) for value in values]


def handler(event, context):
    with ThreadPoolExecutor(2) as pool:
        submitted = pool.submit(_gammaray.hook(sqs.send_message), QueueUrl=QUEUE, MessageBody="submitted")
        mapped = list(pool.map(lambda text: status(_gammaray.hook(sqs.send_message)(QueueUrl=QUEUE, MessageBody=text)), "ab"))
    thread = Thread(target=_gammaray.hook(sqs.send_message), kwargs={"QueueUrl": QUEUE, "MessageBody": "thread"})
    thread.start()
    thread.join()
    aliased = status(_gammaray.hook(send)(QueueUrl=QUEUE, MessageBody="alias"))
    by_name = status(_gammaray.hook(getattr(sqs, "send_message"))(QueueUrl=QUEUE, MessageBody="name"))
    held = status(_gammaray.hook(senders["one"])(QueueUrl=QUEUE, MessageBody="dict"))
    return [
        status(submitted.result()), mapped, aliased, by_name, held, each(_gammaray.hook(sqs.send_message), "cd"), send.__name__, send.__self__ is sqs,
        _gammaray.hook(sqs.send_message) == send, _gammaray.hook(publish)(Message="partial")["MessageId"]]
handler = _gammaray.entry(handler)
