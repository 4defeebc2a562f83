"""Is woken: prints its event, and answers what the source expects."""
import json

import answers


def lambda_handler(event, context):
    print("EVENT " + json.dumps({"id": context.aws_request_id, "event": event}))
    for mark, answer in answers.BY_MEMBER.items():
        if mark in event:
            return answer(event)
    if isinstance(event, dict) and event.get("fail"):
        raise RuntimeError("as asked")
    for record in event.get("Records") or () if isinstance(event, dict) else ():
        if record.get("body") == "fail":
            raise RuntimeError("as asked")
        if "ResponseURL" in record.get("Sns", {}).get("Message", ""):
            answers.custom_resource(json.loads(record["Sns"]["Message"]))
    return {"statusCode": 200, "body": "woken"}
