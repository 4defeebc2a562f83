import json
import os

import boto3

client = boto3.client("events")


def emit(kind, detail):
    client.put_events(
        Entries=[{"Source": "shop", "DetailType": kind, "Detail": json.dumps(detail), "EventBusName": os.environ["BUS"]}])
