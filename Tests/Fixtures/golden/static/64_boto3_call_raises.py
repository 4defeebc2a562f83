import gammaray.static as _gammaray; import gammaray_boto3 as boto3

client = boto3.client("sqs", region_name="us-east-1")


def handler(event, context):
    return client.send_message(QueueUrl="http://127.0.0.1:9/q", MessageBodi="typo")
handler = _gammaray.entry(handler)
