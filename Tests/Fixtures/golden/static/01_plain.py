"""Adds up."""
import gammaray.static as _gammaray; import json


def handler(event, context):
    return {"sum": sum(event["numbers"]), "id": context.aws_request_id, "json": json.dumps(event)}
handler = _gammaray.entry(handler)
