import boto3

_session = boto3.session.Session()
sns = _session.client("sns")
sqs = _session.client("sqs")
s3 = _session.client("s3")
queue = _session.resource("sqs").Queue("u")
_hidden = _session.client("lambda")
