"""Functions that the catalog in pyproject.toml knows."""
import os

import boto3


def wrapper_emit(text):
    return boto3.client("sns").publish(TopicArn=os.environ["TOPIC"], Message=text)  # => sns.Publish


def opaque_emit(text):
    """Stands for a library that has a client of its own."""
    return text.upper()


class Outbox:
    def send(self, text):
        return text.upper()
