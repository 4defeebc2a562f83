"""What wakes functions: the ids in the events are the ids that the caller saw."""

import json
import time
from urllib.parse import unquote_plus

import boto3.s3.transfer
import pytest

ON_CREATE_AND_DELETE = ["s3:ObjectCreated:*", "s3:ObjectRemoved:*"]


def notify(cloud, bucket, **configurations):
    s3 = cloud.client("s3")
    s3.create_bucket(Bucket=bucket)
    s3.put_bucket_notification_configuration(Bucket=bucket, NotificationConfiguration=configurations)
    return s3


def s3_ids(response):
    headers = response["ResponseMetadata"]["HTTPHeaders"]
    return headers["x-amz-request-id"], headers["x-amz-id-2"]


def record_ids(record):
    return record["responseElements"]["x-amz-request-id"], record["responseElements"]["x-amz-id-2"]


def test_s3_puts_copies_and_deletes(cloud, recorder):
    arn, events = recorder()
    s3 = notify(cloud, "bucket", LambdaFunctionConfigurations=[{"LambdaFunctionArn": arn, "Events": ON_CREATE_AND_DELETE, "Id": "mine"}])
    key = "a folder/ä+b.txt"
    responses = [
        s3.put_object(Bucket="bucket", Key=key, Body=b"123"),
        s3.copy_object(Bucket="bucket", Key="copy", CopySource={"Bucket": "bucket", "Key": key}),
        s3.delete_object(Bucket="bucket", Key=key),
    ]
    records = sorted((event["event"]["Records"][0] for event in events()), key=lambda record: record["s3"]["object"]["sequencer"])
    assert [record["eventName"] for record in records] == ["ObjectCreated:Put", "ObjectCreated:Copy", "ObjectRemoved:Delete"]
    assert [record_ids(record) for record in records] == [s3_ids(response) for response in responses]
    put = records[0]["s3"]
    assert put["object"]["key"] == "a+folder/%C3%A4%2Bb.txt" and unquote_plus(put["object"]["key"]) == key
    assert put["object"]["size"] == 3 and put["object"]["eTag"] == responses[0]["ETag"].strip('"')
    assert put["configurationId"] == "mine" and "versionId" not in put["object"]


def test_s3_versions_and_multipart_uploads(cloud, recorder):
    arn, events = recorder()
    s3 = notify(cloud, "bucket", LambdaFunctionConfigurations=[{"LambdaFunctionArn": arn, "Events": ON_CREATE_AND_DELETE}])
    s3.put_bucket_versioning(Bucket="bucket", VersioningConfiguration={"Status": "Enabled"})
    first = s3.put_object(Bucket="bucket", Key="key", Body=b"1")
    upload = s3.create_multipart_upload(Bucket="bucket", Key="big")["UploadId"]
    tag = s3.upload_part(Bucket="bucket", Key="big", UploadId=upload, PartNumber=1, Body=b"x" * 10)["ETag"]
    done = s3.complete_multipart_upload(Bucket="bucket", Key="big", UploadId=upload, MultipartUpload={"Parts": [{"ETag": tag, "PartNumber": 1}]})
    records = {record["s3"]["object"]["key"]: record for event in events() for record in event["event"]["Records"]}
    assert records["key"]["s3"]["object"]["versionId"] == first["VersionId"]
    assert records["big"]["eventName"] == "ObjectCreated:CompleteMultipartUpload"
    assert record_ids(records["big"]) == s3_ids(done)


def test_s3_managed_upload_notifies_once(cloud, recorder, tmp_path):
    arn, events = recorder()
    s3 = notify(cloud, "bucket", LambdaFunctionConfigurations=[{"LambdaFunctionArn": arn, "Events": ON_CREATE_AND_DELETE}])
    (tmp_path / "big").write_bytes(b"x" * (11 << 20))
    s3.upload_file(str(tmp_path / "big"), "bucket", "big", Config=boto3.s3.transfer.TransferConfig(multipart_chunksize=5 << 20))
    (event,) = events()
    assert event["event"]["Records"][0]["s3"]["object"]["size"] == 11 << 20


def test_sns_message_with_its_id_and_attributes(cloud, recorder):
    arn, events = recorder()
    sns = cloud.client("sns")
    topic = sns.create_topic(Name="topic")["TopicArn"]
    subscription = sns.subscribe(TopicArn=topic, Protocol="lambda", Endpoint=arn, ReturnSubscriptionArn=True)["SubscriptionArn"]
    published = sns.publish(TopicArn=topic, Message="hello", Subject="re", MessageAttributes={"a": {"DataType": "String", "StringValue": "1"}})
    (event,) = events()
    (record,) = event["event"]["Records"]
    assert record["EventSource"] == "aws:sns" and record["EventSubscriptionArn"] == subscription
    sns_part = record["Sns"]
    assert (sns_part["MessageId"], sns_part["TopicArn"], sns_part["Message"], sns_part["Subject"]) == (published["MessageId"], topic, "hello", "re")
    assert sns_part["MessageAttributes"] == {"a": {"Type": "String", "Value": "1"}}


def test_sns_batch_and_filter_policy(cloud, recorder):
    arn, events = recorder()
    sns = cloud.client("sns")
    topic = sns.create_topic(Name="topic")["TopicArn"]
    policy = json.dumps({"kind": ["wanted"]})
    sns.subscribe(TopicArn=topic, Protocol="lambda", Endpoint=arn, Attributes={"FilterPolicy": policy})
    entries = [
        {"Id": str(n), "Message": str(n), "MessageAttributes": {"kind": {"DataType": "String", "StringValue": kind}}}
        for n, kind in enumerate(["wanted", "other", "wanted"])
    ]
    published = {entry["Id"]: entry["MessageId"] for entry in sns.publish_batch(TopicArn=topic, PublishBatchRequestEntries=entries)["Successful"]}
    received = {event["event"]["Records"][0]["Sns"]["MessageId"] for event in events()}
    assert received == {published["0"], published["2"]}


def queue_for(cloud, arn, name="queue", **mapping):
    sqs = cloud.client("sqs")
    url = sqs.create_queue(QueueName=name)["QueueUrl"]
    queue_arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    if arn:
        cloud.client("lambda").create_event_source_mapping(EventSourceArn=queue_arn, FunctionName=arn, **mapping)
    return url, queue_arn


def messages_left(cloud, url):
    names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
    return sum(int(n) for n in cloud.client("sqs").get_queue_attributes(QueueUrl=url, AttributeNames=names)["Attributes"].values())


def test_sqs_batch_with_ids_and_attributes_is_deleted_after_success(cloud, recorder):
    arn, events = recorder()
    url, queue_arn = queue_for(cloud, arn)
    attributes = {"s": {"DataType": "String", "StringValue": "1"}, "b": {"DataType": "Binary", "BinaryValue": b"\x00\x01"}}
    entries = [{"Id": str(n), "MessageBody": f"body {n}", "MessageAttributes": attributes} for n in range(3)]
    sent = [entry["MessageId"] for entry in cloud.client("sqs").send_message_batch(QueueUrl=url, Entries=entries)["Successful"]]
    (event,) = events()
    records = event["event"]["Records"]
    assert [record["messageId"] for record in records] == sent
    assert records[0]["messageAttributes"]["s"] == {"stringListValues": [], "binaryListValues": [], "dataType": "String", "stringValue": "1"}
    assert records[0]["messageAttributes"]["b"]["binaryValue"] == "AAE="
    assert records[0]["eventSourceARN"] == queue_arn and records[0]["attributes"]["ApproximateReceiveCount"] == "1"
    assert messages_left(cloud, url) == 0


def test_sqs_messages_sent_before_the_mapping_arrive(cloud, recorder):
    arn, events = recorder()
    url, queue_arn = queue_for(cloud, None)
    cloud.client("sqs").send_message(QueueUrl=url, MessageBody="early")
    cloud.client("lambda").create_event_source_mapping(EventSourceArn=queue_arn, FunctionName=arn)
    assert [event["event"]["Records"][0]["body"] for event in events()] == ["early"]


FAILS_TWICE = """
seen = []
def handler(event, context):
    record = event["Records"][0]
    print("TRY", record["messageId"], record["attributes"]["ApproximateReceiveCount"])
    seen.append(1)
    if len(seen) < 3:
        raise RuntimeError("again")
"""


def test_sqs_failed_message_comes_again_under_its_id(cloud, source):
    arn = cloud.deploy("fails", source(FAILS_TWICE), handler="app.handler")
    url, _ = queue_for(cloud, arn)
    sent = cloud.client("sqs").send_message(QueueUrl=url, MessageBody="x")["MessageId"]
    cloud.wait_idle()
    tries = [line.split()[1:] for line in cloud.logs("fails") if line.startswith("TRY")]
    assert tries == [[sent, "1"], [sent, "2"], [sent, "3"]] and messages_left(cloud, url) == 0


def test_sqs_redrive_policy_moves_to_the_dead_letter_queue(cloud, source):
    arn = cloud.deploy("fails", source("def handler(event, context):\n    raise RuntimeError\n"), handler="app.handler")
    dead, dead_arn = queue_for(cloud, None, "dead")
    url, _ = queue_for(cloud, arn)
    policy = json.dumps({"deadLetterTargetArn": dead_arn, "maxReceiveCount": 2})
    cloud.client("sqs").set_queue_attributes(QueueUrl=url, Attributes={"RedrivePolicy": policy})
    cloud.client("sqs").send_message(QueueUrl=url, MessageBody="x")
    cloud.wait_idle()
    assert (messages_left(cloud, url), messages_left(cloud, dead)) == (0, 1)


def test_sqs_partial_batch_failures(cloud, source):
    text = """
def handler(event, context):
    bad = [r["messageId"] for r in event["Records"] if r["body"] == "bad" and r["attributes"]["ApproximateReceiveCount"] == "1"]
    print("GOT", *[r["body"] for r in event["Records"]])
    return {"batchItemFailures": [{"itemIdentifier": id} for id in bad]}
"""
    arn = cloud.deploy("partial", source(text), handler="app.handler")
    url, _ = queue_for(cloud, arn, FunctionResponseTypes=["ReportBatchItemFailures"])
    cloud.client("sqs").send_message_batch(QueueUrl=url, Entries=[{"Id": "1", "MessageBody": "good"}, {"Id": "2", "MessageBody": "bad"}])
    cloud.wait_idle()
    assert [line for line in cloud.logs("partial") if line.startswith("GOT")] == ["GOT good bad", "GOT bad"]
    assert messages_left(cloud, url) == 0


def test_sqs_delayed_message_counts_as_in_flight(cloud, recorder):
    arn, events = recorder()
    url, _ = queue_for(cloud, arn)
    began = time.monotonic()
    cloud.client("sqs").send_message(QueueUrl=url, MessageBody="late", DelaySeconds=1)
    assert len(events()) == 1 and time.monotonic() - began >= 1


def test_sns_in_sqs(cloud, recorder):
    arn, events = recorder()
    _, queue_arn = queue_for(cloud, arn)
    sns = cloud.client("sns")
    topic = sns.create_topic(Name="topic")["TopicArn"]
    sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=queue_arn)
    published = sns.publish(TopicArn=topic, Message="hello")["MessageId"]
    (event,) = events()
    envelope = json.loads(event["event"]["Records"][0]["body"])
    assert (envelope["MessageId"], envelope["Message"]) == (published, "hello")


@pytest.mark.parametrize("through", ["queue", "topic"])
def test_s3_through_a_queue_or_topic(cloud, recorder, through):
    arn, events = recorder()
    if through == "queue":
        _, queue_arn = queue_for(cloud, arn)
        s3 = notify(cloud, "bucket", QueueConfigurations=[{"QueueArn": queue_arn, "Events": ON_CREATE_AND_DELETE}])
    else:
        topic = cloud.client("sns").create_topic(Name="topic")["TopicArn"]
        cloud.client("sns").subscribe(TopicArn=topic, Protocol="lambda", Endpoint=arn)
        s3 = notify(cloud, "bucket", TopicConfigurations=[{"TopicArn": topic, "Events": ON_CREATE_AND_DELETE}])
    put = s3.put_object(Bucket="bucket", Key="key", Body=b"")
    carried = [event["event"]["Records"][0] for event in events()]
    inner = [json.loads(record["body"] if through == "queue" else record["Sns"]["Message"]) for record in carried]
    assert [message["Event"] for message in inner if "Records" not in message] == ["s3:TestEvent"]
    assert [record_ids(message["Records"][0]) for message in inner if "Records" in message] == [s3_ids(put)]


def table_for(cloud, arn, view="NEW_AND_OLD_IMAGES", **mapping):
    dynamodb = cloud.client("dynamodb")
    table = dynamodb.create_table(
        TableName="table", KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}], BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        StreamSpecification={"StreamEnabled": True, "StreamViewType": view},
    )["TableDescription"]
    stream = table["LatestStreamArn"]
    cloud.client("lambda").create_event_source_mapping(EventSourceArn=stream, FunctionName=arn, **{"StartingPosition": "LATEST", **mapping})
    return dynamodb, stream


def item(key, **values):
    return {"id": {"S": key}, **{name: {"N": str(value)} for name, value in values.items()}}


def test_dynamodb_changes_in_order_with_images(cloud, recorder):
    arn, events = recorder()
    dynamodb, stream = table_for(cloud, arn)
    dynamodb.put_item(TableName="table", Item=item("a", n=1))
    dynamodb.put_item(TableName="table", Item=item("a", n=1))  # no change, no record
    dynamodb.update_item(TableName="table", Key=item("a"), UpdateExpression="SET n = :n", ExpressionAttributeValues={":n": {"N": "2"}})
    dynamodb.delete_item(TableName="table", Key=item("a"))
    records = [record for event in events() for record in event["event"]["Records"]]
    assert [record["eventName"] for record in records] == ["INSERT", "MODIFY", "REMOVE"]
    changes = [record["dynamodb"] for record in records]
    assert [change.get("OldImage") for change in changes] == [None, item("a", n=1), item("a", n=2)]
    assert [change.get("NewImage") for change in changes] == [item("a", n=1), item("a", n=2), None]
    numbers = [int(change["SequenceNumber"]) for change in changes]
    assert numbers == sorted(set(numbers))
    assert {record["eventSourceARN"] for record in records} == {stream} and changes[0]["Keys"] == item("a")


def test_dynamodb_many_writes_arrive_once_and_in_order(cloud, recorder):
    arn, events = recorder()
    dynamodb, _ = table_for(cloud, arn, view="NEW_IMAGE", BatchSize=7)
    for n in range(20):
        dynamodb.put_item(TableName="table", Item=item("a", n=n))
    dynamodb.batch_write_item(RequestItems={"table": [{"PutRequest": {"Item": item(f"b{n}", n=20 + n)}} for n in range(5)]})
    batches = [event["event"]["Records"] for event in events()]
    assert [int(record["dynamodb"]["NewImage"]["n"]["N"]) for batch in batches for record in batch] == list(range(25))
    assert max(len(batch) for batch in batches) <= 7
    assert not any("OldImage" in record["dynamodb"] for batch in batches for record in batch)


def test_dynamodb_trim_horizon_delivers_what_was_there(cloud, recorder):
    arn, events = recorder()
    dynamodb, stream = table_for(cloud, arn)
    dynamodb.put_item(TableName="table", Item=item("early"))
    second, second_events = recorder("second")
    cloud.client("lambda").create_event_source_mapping(EventSourceArn=stream, FunctionName=second, StartingPosition="TRIM_HORIZON")
    assert len(events()) == 1 and len(second_events()) == 1


def test_dynamodb_failed_batch_comes_again(cloud, source):
    arn = cloud.deploy("fails", source(FAILS_TWICE.replace('record["messageId"], record["attributes"]["ApproximateReceiveCount"]', 'record["eventID"]')), handler="app.handler")
    dynamodb, _ = table_for(cloud, arn)
    dynamodb.put_item(TableName="table", Item=item("a"))
    cloud.wait_idle()
    tries = [line for line in cloud.logs("fails") if line.startswith("TRY")]
    assert len(tries) == 3 and len(set(tries)) == 1


def rule_for(cloud, arn, pattern, **target):
    events = cloud.client("events")
    events.put_rule(Name="rule", EventPattern=json.dumps(pattern))
    events.put_targets(Rule="rule", Targets=[{"Id": "1", "Arn": arn, **target}])
    return events


def test_eventbridge_event_with_the_id_that_put_events_gave(cloud, recorder):
    arn, events = recorder()
    bus = rule_for(cloud, arn, {"source": ["shop"]})
    entries = [{"Source": name, "DetailType": "Ordered", "Detail": '{"n": 1}', "Resources": ["r"]} for name in ("shop", "other", "shop")]
    ids = [entry["EventId"] for entry in bus.put_events(Entries=entries)["Entries"]]
    received = {event["event"]["id"]: event["event"] for event in events()}
    assert set(received) == {ids[0], ids[2]}
    event = received[ids[0]]
    assert (event["detail-type"], event["detail"], event["resources"], event["region"]) == ("Ordered", {"n": 1}, ["r"], "us-east-1")
    assert event["time"].endswith("Z") and "ingestion-time" not in event


def test_eventbridge_input_path_of_a_target(cloud, recorder):
    arn, events = recorder()
    rule_for(cloud, arn, {"source": ["shop"]}, InputPath="$.detail").put_events(Entries=[{"Source": "shop", "DetailType": "x", "Detail": '{"n": 1}'}])
    assert [event["event"] for event in events()] == [{"n": 1}]


def test_s3_through_eventbridge(cloud, recorder):
    arn, events = recorder()
    rule_for(cloud, arn, {"source": ["aws.s3"], "detail-type": ["Object Created"]})
    s3 = notify(cloud, "bucket", EventBridgeConfiguration={})
    put = s3.put_object(Bucket="bucket", Key="a b", Body=b"12")
    (event,) = events()
    detail = event["event"]["detail"]
    assert detail["request-id"] == s3_ids(put)[0] and detail["object"]["key"] == "a b" and detail["reason"] == "PutObject"


def test_regions_are_apart(cloud, recorder):
    arn, events = recorder("here")
    far_arn, far_events = recorder("far", region="eu-west-1")
    for region, target in (("us-east-1", arn), ("eu-west-1", far_arn)):
        sns = cloud.client("sns", region)
        sns.subscribe(TopicArn=sns.create_topic(Name="topic")["TopicArn"], Protocol="lambda", Endpoint=target)
    topic = cloud.client("sns", "eu-west-1").create_topic(Name="topic")["TopicArn"]
    cloud.client("sns", "eu-west-1").publish(TopicArn=topic, Message="x")
    assert (len(events()), len(far_events())) == (0, 1)
