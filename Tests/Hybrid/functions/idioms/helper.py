"""What several functions share."""
import functools
import os

import boto3


def decorated_notify(function):
    @functools.wraps(function)
    def decorated(*args, **kwargs):
        result = function(*args, **kwargs)
        boto3.client("sns").publish(TopicArn=os.environ["TOPIC"], Message="done")  # => sns.Publish
        return result

    return decorated


class Base:
    def __init__(self, name):
        self._name = name

    @functools.cached_property
    def table(self):
        return boto3.resource("dynamodb").Table(self._name)


class inherited_Store(Base):
    def save(self, key):
        return self.table.put_item(Item={"id": key})  # => dynamodb.PutItem


def injected_save(table, item):
    table.put_item(Item=item)  # => dynamodb.PutItem


def wrapped_retry(send, **arguments):
    for _ in range(2):
        try:
            return send(**arguments)  # => sns.Publish
        except OSError:
            pass
