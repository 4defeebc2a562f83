"""Ends of Rekognition's and Textract's jobs, as they tell a topic.

https://docs.aws.amazon.com/rekognition/latest/dg/api-video.html, …/textract/latest/dg/async-notification-payload.html
"""
from . import Source, ident

_TEXTRACT = ("StartDocument", "StartExpense", "StartLending")


def read(event, depth):
    """The job."""
    if "JobId" not in event or type(event["API"]) is not str:
        return None
    name = "textract" if event["API"].startswith(_TEXTRACT) else "rekognition"
    return Source(name, None, [f"{name}:{ident(event['JobId'])}"])
