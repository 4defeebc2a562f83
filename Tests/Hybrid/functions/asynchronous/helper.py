"""What several functions share."""
import json
import os


async def helped_emit(events, kind):
    entry = {"Source": "a", "DetailType": kind, "Detail": json.dumps({})}
    await events.put_events(Entries=[entry])  # => events.PutEvents


async def told_apart_send(sqs, text):
    await sqs.send_message(QueueUrl=os.environ["QUEUE"], MessageBody=text)  # => sqs.SendMessage
