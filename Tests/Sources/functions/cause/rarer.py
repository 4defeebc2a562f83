"""Causes that are rarer than those of `app`."""
import json
import uuid
from hashlib import md5

from sdk import client, control, told


def kinesis_packed(event):
    """Three records in one, as the Kinesis Producer Library packs them:
    https://github.com/awslabs/amazon-kinesis-producer/blob/master/aggregation-format.md"""
    record = b"\x08\x00" + field(3, b"same")
    message = field(1, b"same") + field(3, record) * 3
    packed = b"\xf3\x89\x9a\xc2" + message + md5(message).digest()
    response = client("kinesis", event).put_record(StreamName=event["stream"], Data=packed, PartitionKey="same")
    return told(response, response["ShardId"] + ":" + response["SequenceNumber"])


def field(number, value):
    """A field of protobuf, of less than 128 bytes."""
    return bytes((number << 3 | 2, len(value))) + value


def s3_through_access_point(event):
    response = client("s3", event, endpoint_url=event["url"]).get_object(Bucket=event["point"], Key="a key")
    return [*told(response, response["ResponseMetadata"]["RequestId"]), response["Body"].read().decode()]


def s3_job(event):
    manifest = {
        "Spec": {"Format": "S3BatchOperations_CSV_20180820", "Fields": ["Bucket", "Key"]},
        "Location": {"ObjectArn": event["manifest"], "ETag": "same"},
    }
    response = control(event).create_job(
        AccountId="123456789012", ConfirmationRequired=False, Operation={"LambdaInvoke": event["operation"]}, Report={"Enabled": False},
        ClientRequestToken=str(uuid.uuid4()), Manifest=manifest, Priority=1, RoleArn="arn:aws:iam::123456789012:role/localcloud")
    return told(response, response["JobId"])


def commit(event):
    response = client("codecommit", event).put_file(
        repositoryName=event["repository"], branchName="main", fileContent=b"same", filePath="same")
    return told(response, response["commitId"])


def stack(event):
    resource = {"Type": "Custom::Same", "Properties": {"ServiceToken": event["token"]}}
    template = json.dumps({"Resources": {"Same": resource}})
    response = client("cloudformation", event).create_stack(StackName=f"stack-{uuid.uuid4()}", TemplateBody=template)
    return told(response, response["StackId"])


def config_change(event):
    response = client("config", event).put_resource_config(
        ResourceType="Own::Kind::Thing", SchemaVersionId="1", ResourceId="thing-1", Configuration="{}")
    return told(response)


def config_evaluation(event):
    return told(client("config", event).start_config_rules_evaluation(ConfigRuleNames=[event["rule"]]))
