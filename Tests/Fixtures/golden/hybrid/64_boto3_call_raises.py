import gammaray.hybrid as _gammaray; import boto3

client = boto3.client("sqs", region_name="us-east-1")


def handler(event, context):
    return _gammaray.hook(client.send_message)(QueueUrl="http://127.0.0.1:9/q", MessageBodi="typo")
handler = _gammaray.entry(handler)
