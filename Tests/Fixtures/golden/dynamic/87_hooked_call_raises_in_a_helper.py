import gammaray.dynamic as _gammaray; import boto3
from lib.io import Sender

sender = Sender(boto3.client("sns", region_name="us-east-1"))


def handler(event, context):
    if event["how"] == "service":
        try:
            sender.send("caught")
        except Exception as error:
            raise RuntimeError("sending failed") from error
    return sender.send(event["how"])
handler = _gammaray.entry(handler)
