"""Causes: `what` of the event says through which service, `times` how often, `at_once` in how many threads, always with the same content.

Gives back the request id of each call, and the ids of what it made as the SDK or the endpoint told them.
"""
import json
import urllib.request
import uuid
from concurrent.futures import ThreadPoolExecutor

from rarer import commit, config_change, config_evaluation, kinesis_packed, s3_job, s3_through_access_point, stack  # noqa: F401
from sdk import client, told
from tables import writes


def invoke(event):
    response = client("lambda", event).invoke(
        FunctionName=event["function"], InvocationType=event.get("type", "Event"), Payload=json.dumps(event.get("payload", {})))
    return told(response, response["ResponseMetadata"]["RequestId"])


def s3(event):
    response = client("s3", event).put_object(Bucket=event["bucket"], Key="a folder/ä+b", Body=b"same")
    return told(response, response["ResponseMetadata"]["RequestId"])


def sns(event):
    response = client("sns", event).publish(TopicArn=event["topic"], Message="same")
    return told(response, response["MessageId"])


def sns_batch(event):
    entries = [{"Id": str(n), "Message": "same"} for n in range(10)]
    response = client("sns", event).publish_batch(TopicArn=event["topic"], PublishBatchRequestEntries=entries)
    return told(response, *(entry["MessageId"] for entry in response["Successful"]))


def sqs(event):
    response = client("sqs", event).send_message(QueueUrl=event["queue"], MessageBody=event.get("body", "same"))
    return told(response, response["MessageId"])


def sqs_batch(event):
    entries = [{"Id": str(n), "MessageBody": "same"} for n in range(10)]
    response = client("sqs", event).send_message_batch(QueueUrl=event["queue"], Entries=entries)
    return told(response, *(entry["MessageId"] for entry in response["Successful"]))


def sqs_fifo(event):
    """Equal messages of one group, told apart by what they are deduplicated by."""
    own = {"MessageGroupId": "same", "MessageDeduplicationId": str(uuid.uuid4())}
    response = client("sqs", event).send_message(QueueUrl=event["queue"], MessageBody="same", **own)
    return told(response, response["MessageId"])


def kinesis(event):
    response = client("kinesis", event).put_record(StreamName=event["stream"], Data=b"same", PartitionKey="same")
    return told(response, response["ShardId"] + ":" + response["SequenceNumber"])


def kinesis_batch(event):
    records = [{"Data": b"same", "PartitionKey": str(n % 3)} for n in range(10)]
    response = client("kinesis", event).put_records(StreamName=event["stream"], Records=records)
    return told(response, *(entry["ShardId"] + ":" + entry["SequenceNumber"] for entry in response["Records"]))


def events(event):
    entry = {"Source": event["source"], "DetailType": "Same", "Detail": "{}"}
    response = client("events", event).put_events(Entries=[entry, entry])
    return told(response, *(entry["EventId"] for entry in response["Entries"]))


def states(event):
    response = client("stepfunctions", event).start_execution(stateMachineArn=event["machine"], input="{}")
    return told(response, response["executionArn"])


def schedule(event):
    response = client("scheduler", event).create_schedule(**event["schedule"])
    return told(response, response["ScheduleArn"])


def ses(event):
    body = {"Subject": {"Data": "same"}, "Body": {"Text": {"Data": "same"}}}
    response = client("ses", event).send_email(Source="from@a.example", Destination={"ToAddresses": ["to@b.example"]}, Message=body)
    return told(response, response["MessageId"])


def iot(event):
    response = client("iot-data", event).publish(topic="things/1", payload=b'{"same": 1}')
    return told(response)


def firehose(event):
    response = client("firehose", event).put_record(DeliveryStreamName=event["stream"], Record={"Data": b"same"})
    return told(response, response["RecordId"])


def cognito(event):
    response = client("cognito-idp", event).sign_up(ClientId=event["client"], Username=event["user"], Password="Secret-123456")
    return told(response, event["user"])


def log(event):
    line = [{"timestamp": event["now"], "message": "same"}]
    response = client("logs", event).put_log_events(logGroupName=event["group"], logStreamName="stream", logEvents=line)
    return told(response)


def http(event):
    request = urllib.request.Request(event["url"], data=event.get("body", "same").encode(), headers=event.get("headers", {}))
    with urllib.request.urlopen(request, timeout=20) as answer:
        headers = {name.lower(): value for name, value in answer.headers.items()}
        found = headers.get("apigw-requestid") or headers.get("x-amzn-requestid") or headers.get("message-id")
        return [found, [found], answer.read().decode()]


def lambda_handler(event, context):
    cause = globals()[event["what"]]
    if cause is writes:
        return writes(event)
    if event.get("at_once", 1) == 1:
        return [cause(event) for _ in range(event.get("times", 1))]
    with ThreadPoolExecutor(event["at_once"]) as pool:
        return list(pool.map(cause, [event] * event["times"]))
