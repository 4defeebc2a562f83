"""What looks like calls of boto3 and is none: each callee is evaluated once, in order, and called as it is."""
import gammaray.dynamic as _gammaray; import asyncio

import boto3

seen = []


class Store:
    def __init__(self, name):
        self.name = name

    def __getattr__(self, name):
        seen.append((self.name, name))
        return lambda *args, **kwargs: [self.name, name, len(args), sorted(kwargs)]

    @property
    def inner(self):
        seen.append((self.name, "inner"))
        return Store(self.name + ".inner")


class Bus:
    __slots__ = ()

    async def send_message(self, QueueUrl, MessageBody):
        await asyncio.sleep(0)
        if QueueUrl == "closed":
            raise KeyError(MessageBody)
        return MessageBody

    @classmethod
    def put_item(cls, TableName, Item):
        return cls.__name__, Item

    @staticmethod
    def publish(Message, TopicArn=None):
        return Message, TopicArn


class Louder(Bus):
    @classmethod
    def put_item(cls, TableName, Item):
        return super().put_item(TableName, Item)

    def __publish(self, Message):
        return Message.upper()

    def publish(self, Message, TopicArn=None):
        return self.__publish(Message)


def made(name, *arguments):
    """Of a class that only running can tell."""
    return globals()[name](*arguments)


async def work(bus, queue):
    first = await bus.send_message(QueueUrl="q", MessageBody="one")
    return [first, *await asyncio.gather(*(bus.send_message(QueueUrl=queue, MessageBody=text) for text in "ab"))]


def stores(store, bus):
    return [
        store.put_item(TableName="t", Item={}), store.inner.inner.put_item(TableName="t", Item={}), bus.put_item(TableName="t", Item=1),
        bus.publish(TopicArn="a", Message="m"), store.publish(TopicArn="a", Message="m")]


def handler(event, context):
    del seen[:]
    return [stores(made("Store", "a"), made("Louder")), asyncio.run(work(made("Bus"), event.get("queue", "q"))), seen, boto3.__name__]
handler = _gammaray.entry(handler)
