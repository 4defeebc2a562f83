"""Sources whose APIs moto has no or half of: the ids in the events are the ids that the caller saw."""

import json

import boto3
import pytest
from botocore.config import Config


def test_batch_operations(cloud, recorder):
    arn, events = recorder()
    s3 = cloud.client("s3")
    s3.create_bucket(Bucket="bucket")
    s3.put_object(Bucket="bucket", Key="manifest.csv", Body=b"bucket,a+b\nbucket,c\n")
    session = {"region_name": cloud.region, "aws_access_key_id": "a", "aws_secret_access_key": "b"}
    control = boto3.client("s3control", endpoint_url=cloud.url, config=Config(proxies={"http": cloud.url}), **session)
    for version in ("1.0", "2.0"):
        operation = {"FunctionArn": arn, "InvocationSchemaVersion": version, **({"UserArguments": {"a": "1"}} if version == "2.0" else {})}
        job = control.create_job(
            AccountId="123456789012", ConfirmationRequired=False, Operation={"LambdaInvoke": operation}, Report={"Enabled": False}, Priority=1,
            ClientRequestToken=version, RoleArn="arn:aws:iam::123456789012:role/r", Manifest={
                "Spec": {"Format": "S3BatchOperations_CSV_20180820", "Fields": ["Bucket", "Key"]},
                "Location": {"ObjectArn": "arn:aws:s3:::bucket/manifest.csv", "ETag": "e"}})["JobId"]
        mine = [event["event"] for event in events() if event["event"]["job"]["id"] == job]
        tasks = [task for event in mine for task in event["tasks"]]
        assert len(mine) == len(tasks) == 2 and {event["invocationSchemaVersion"] for event in mine} == {version}
        bucket, first = ({"s3BucketArn": "arn:aws:s3:::bucket"}, "a+b") if version == "1.0" else ({"s3Bucket": "bucket"}, "a b")
        assert {task["s3Key"] for task in tasks} == {first, "c"} and all(bucket.items() <= task.items() for task in tasks)
        assert mine[0]["job"].get("userArguments") == ({"a": "1"} if version == "2.0" else None)


def test_commits(cloud, recorder):
    arn, events = recorder()
    client = cloud.client("codecommit")
    client.create_repository(repositoryName="r")
    client.put_repository_triggers(repositoryName="r", triggers=[
        {"name": "t", "destinationArn": arn, "events": ["all"], "branches": ["main"], "customData": "c"}])
    made = client.put_file(repositoryName="r", branchName="main", fileContent=b"x", filePath="f")["commitId"]
    client.put_file(repositoryName="r", branchName="other", fileContent=b"x", filePath="f")
    ((record,),) = [event["event"]["Records"] for event in events()]
    assert record["codecommit"]["references"] == [{"commit": made, "ref": "refs/heads/main"}] and record["customData"] == "c"


def test_custom_resources(cloud, recorder):
    """Directly and through a topic; the stack is there when the function has answered."""
    arn, events = recorder()
    topic = cloud.client("sns").create_topic(Name="t")["TopicArn"]
    cloud.client("sns").subscribe(TopicArn=topic, Protocol="lambda", Endpoint=arn)
    client = cloud.client("cloudformation")
    for name, token in (("direct", arn), ("told", topic)):
        template = {"Resources": {"One": {"Type": "Custom::One", "Properties": {"ServiceToken": token, "Size": "1"}}}}
        stack = client.create_stack(StackName=name, TemplateBody=json.dumps(template))["StackId"]
        event = events()[-1]["event"]
        event = json.loads(event["Records"][0]["Sns"]["Message"]) if "Records" in event else event
        assert (event["StackId"], event["RequestType"], event["ResourceProperties"]["Size"]) == (stack, "Create", "1")
        assert event["ResponseURL"].startswith(cloud.url)


def test_rules_of_config(cloud, recorder):
    arn, events = recorder()
    client = cloud.client("config")
    for name, kind in (("change", "ConfigurationItemChangeNotification"), ("period", "ScheduledNotification")):
        source = {"Owner": "CUSTOM_LAMBDA", "SourceIdentifier": arn, "SourceDetails": [{"EventSource": "aws.config", "MessageType": kind}]}
        client.put_config_rule(ConfigRule={"ConfigRuleName": name, "Source": source, "InputParameters": '{"a": "1"}'})
    client.put_resource_config(ResourceType="Own::Kind::Thing", SchemaVersionId="1", ResourceId="thing", Configuration="{}")
    client.start_config_rules_evaluation(ConfigRuleNames=["period"])
    found = {event["event"]["configRuleName"]: event["event"] for event in events()}
    assert json.loads(found["change"]["invokingEvent"])["configurationItem"]["resourceId"] == "thing"
    assert json.loads(found["period"]["invokingEvent"])["messageType"] == "ScheduledNotification"
    assert found["change"]["ruleParameters"] == '{"a": "1"}'


def test_an_update_of_no_item_is_one_change(cloud, recorder):
    arn, events = recorder()
    table = cloud.client("dynamodb").create_table(
        TableName="t", BillingMode="PAY_PER_REQUEST", KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"})["TableDescription"]
    cloud.client("lambda").create_event_source_mapping(EventSourceArn=table["LatestStreamArn"], FunctionName=arn, StartingPosition="TRIM_HORIZON")
    client = cloud.client("dynamodb")
    client.update_item(TableName="t", Key={"id": {"S": "a"}}, UpdateExpression="SET n = :n", ExpressionAttributeValues={":n": {"N": "1"}})
    records = [record for event in events() for record in event["event"]["Records"]]
    assert [(record["eventName"], record["dynamodb"]["NewImage"]) for record in records] == [("INSERT", {"id": {"S": "a"}, "n": {"N": "1"}})]


def test_a_transaction_that_fails_leaves_tables_and_streams_alone(cloud, recorder):
    arn, events = recorder()
    client = cloud.client("dynamodb")
    stream = client.create_table(
        TableName="t", BillingMode="PAY_PER_REQUEST", KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        StreamSpecification={"StreamEnabled": True, "StreamViewType": "KEYS_ONLY"})["TableDescription"]["LatestStreamArn"]
    cloud.client("lambda").create_event_source_mapping(EventSourceArn=stream, FunctionName=arn, StartingPosition="LATEST")
    put = {"Put": {"TableName": "t", "Item": {"id": {"S": "b"}}, "ConditionExpression": "attribute_exists(never)"}}
    for key in ("first", "second"):
        with pytest.raises(client.exceptions.TransactionCanceledException):
            client.transact_write_items(TransactItems=[put])
        client.put_item(TableName="t", Item={"id": {"S": key}})
    keys = [record["dynamodb"]["Keys"]["id"]["S"] for event in events() for record in event["event"]["Records"]]
    assert keys == ["first", "second"]
