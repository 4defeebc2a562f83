"""Adds up."""
import json


def handler(event, context):
    return {"sum": sum(event["numbers"]), "id": context.aws_request_id, "json": json.dumps(event)}
