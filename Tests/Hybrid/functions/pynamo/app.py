"""Uses the SDK by way of pynamodb, which names operations by a text: `client._make_api_call(operation, arguments)`."""
import os

from pynamodb.attributes import UnicodeAttribute
from pynamodb.models import Model


class Thing(Model):
    class Meta:
        table_name = "things"
        region = os.environ["AWS_REGION"]

    id = UnicodeAttribute(hash_key=True)
    text = UnicodeAttribute(null=True)


def save(event):
    Thing("1", text="a").save()


def update(event):
    Thing("1").update(actions=[Thing.text.set("b")])


def batch(event):
    with Thing.batch_write() as writer:
        writer.save(Thing("2"))
        writer.delete(Thing("3"))


def get(event):
    return Thing.get("1").text


def lambda_handler(event, context):
    return globals()[event["call"]](event)
