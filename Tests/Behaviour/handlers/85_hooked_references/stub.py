"""Answers as AWS would, without a network."""
import boto3
from botocore.awsrequest import AWSResponse


class _Raw:
    def stream(self, *arguments, **keywords):
        return iter(())


_PUBLISHED = b"<R><PublishResult><MessageId>m</MessageId></PublishResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></R>"


def _answer(request, **keywords):
    answer = AWSResponse(request.url, 200, {"x-amzn-RequestId": "r"}, _Raw())
    answer._content = _PUBLISHED if "sns" in request.url else b'{"MessageId": "m", "MD5OfMessageBody": "5"}'
    return answer


def client(service):
    made = boto3.client(service, region_name="us-east-1", aws_access_key_id="a", aws_secret_access_key="b")
    made.meta.events.register("before-send", _answer)
    return made
