"""Is woken: prints its event, and answers what the source expects."""
import json


def lambda_handler(event, context):
    print("EVENT " + json.dumps({"id": context.aws_request_id, "event": event}))
    if "records" in event and "deliveryStreamArn" in event:
        return {"records": [{"recordId": record["recordId"], "result": "Ok", "data": record["data"]} for record in event["records"]]}
    if "triggerSource" in event:
        return event
    if isinstance(event, dict) and event.get("fail"):
        raise RuntimeError("as asked")
    if any(record.get("body") == "fail" for record in (event.get("Records") or () if isinstance(event, dict) else ())):
        raise RuntimeError("as asked")
    return {"statusCode": 200, "body": "woken"}
