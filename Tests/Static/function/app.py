"""A function as an author writes it, of which every case runs one part of the SDK; what a case gives goes into the answer."""

import logging
import os
import sys
import urllib.request
from importlib import metadata
from io import BytesIO

import boto3
import botocore
import botocore.session
from boto3.dynamodb.conditions import Attr, Key
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import ClientError, NoCredentialsError, WaiterError
from botocore.stub import Stubber

BUCKET, TABLE = "static-bucket", "static-table"
s3 = boto3.client("s3")
dynamodb = boto3.resource("dynamodb")


def _bucket():
    return s3.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": os.environ["AWS_REGION"]})


def _table():
    return dynamodb.create_table(
        TableName=TABLE, KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}], BillingMode="PAY_PER_REQUEST")


def client():
    _bucket()
    s3.put_object(Bucket=BUCKET, Key="a", Body=b"text")
    return s3.get_object(Bucket=BUCKET, Key="a")["Body"].read().decode()


def resources():
    table = _table()
    with table.batch_writer() as batch:
        for number in range(30):
            batch.put_item(Item={"id": str(number), "n": number})
    found = table.scan(FilterExpression=Attr("n").gte(28))["Items"]
    one = table.query(KeyConditionExpression=Key("id").eq("3"))["Items"]
    table.meta.client.put_item(TableName=TABLE, Item={"id": "x"})
    _bucket()
    boto3.resource("s3").Object(BUCKET, "o").put(Body=b"1")
    return [sorted(int(item["n"]) for item in found), int(one[0]["n"]), [o.key for o in boto3.resource("s3").Bucket(BUCKET).objects.all()]]


def paginator():
    _bucket()
    for number in range(5):
        s3.put_object(Bucket=BUCKET, Key=str(number), Body=b"")
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket=BUCKET, PaginationConfig={"PageSize": 2})
    return [len(page["Contents"]) for page in pages]


def waiter():
    _bucket()
    s3.get_waiter("bucket_exists").wait(Bucket=BUCKET)
    try:
        s3.get_waiter("object_exists").wait(Bucket=BUCKET, Key="none", WaiterConfig={"Delay": 0, "MaxAttempts": 1})
    except WaiterError as error:
        return error.__class__.__name__


def transfer():
    _bucket()
    with open("/tmp/static-upload", "wb") as file:
        file.write(b"x" * (6 << 20))
    config = TransferConfig(multipart_threshold=5 << 20, multipart_chunksize=5 << 20)
    s3.upload_file("/tmp/static-upload", BUCKET, "big", Config=config)
    os.unlink("/tmp/static-upload")
    target = BytesIO()
    s3.download_fileobj(BUCKET, "big", target)
    s3.copy({"Bucket": BUCKET, "Key": "big"}, BUCKET, "copy")
    return [len(target.getvalue()), s3.head_object(Bucket=BUCKET, Key="copy")["ContentLength"]]


def presigned():
    _bucket()
    s3.put_object(Bucket=BUCKET, Key="p", Body=b"signed")
    with urllib.request.urlopen(s3.generate_presigned_url("get_object", Params={"Bucket": BUCKET, "Key": "p"})) as answer:
        return answer.read().decode()


def errors():
    _bucket()
    found = []
    for raised in (ClientError, s3.exceptions.NoSuchKey, botocore.exceptions.ClientError, s3.exceptions.ClientError):
        try:
            s3.get_object(Bucket=BUCKET, Key="none")
        except raised as error:
            found.append([error.__class__.__name__, error.response["Error"]["Code"]])
    return found


def regions():
    session = boto3.Session()
    return [len(session.get_available_regions("s3")) > 20, session.get_available_partitions()[:2], session.get_partition_for_region("cn-north-1")]


def endpoints():
    hosts = [boto3.client("s3", region_name=region, endpoint_url=None, config=Config(ignore_configured_endpoint_urls=True)).meta.endpoint_url
             for region in ("eu-west-1", "cn-north-1", "us-gov-west-1")]
    os.environ["AWS_ENDPOINT_URL_S3"] = "http://localhost:1"
    try:
        hosts.append(boto3.client("s3").meta.endpoint_url)
    finally:
        del os.environ["AWS_ENDPOINT_URL_S3"]
    dualstack = Config(use_dualstack_endpoint=True, ignore_configured_endpoint_urls=True)
    return hosts + [boto3.client("dynamodb", config=Config(ignore_configured_endpoint_urls=True, use_fips_endpoint=True), region_name="us-east-1").meta.endpoint_url,
                    boto3.client("s3", config=dualstack, region_name="us-east-1").meta.endpoint_url]


def retries():
    modes = []
    for mode in ("legacy", "standard", "adaptive"):
        client = boto3.client("dynamodb", endpoint_url="http://localhost:1", config=Config(
            retries={"mode": mode, "max_attempts": 1}, connect_timeout=1))
        try:
            client.list_tables()
        except botocore.exceptions.EndpointConnectionError as error:
            modes.append(error.__class__.__name__)
    return modes


def stubbed():
    client = boto3.client("dynamodb")
    with Stubber(client) as stub:
        stub.add_response("list_tables", {"TableNames": ["stub"]})
        return client.list_tables()["TableNames"]


def profile():
    with open("/tmp/static-config", "w") as file:
        file.write("[profile deep]\nrole_arn = arn:aws:iam::123456789012:role/deep\nsource_profile = base\nregion = eu-west-1\n"
                   "[profile base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = secret\n"
                   "[profile sso]\nsso_start_url = https://x.awsapps.com/start\nsso_region = eu-west-1\nsso_account_id = 123456789012\nsso_role_name = r\n")
    saved = {name: os.environ.pop(name, None) for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")}
    os.environ["AWS_CONFIG_FILE"] = "/tmp/static-config"
    try:
        base = boto3.Session(profile_name="base").get_credentials().access_key
        deep = boto3.Session(profile_name="deep").client("sts").get_caller_identity()["Arn"]
        try:
            boto3.Session(profile_name="sso").get_credentials().get_frozen_credentials()
        except botocore.exceptions.BotoCoreError as error:
            sso = error.__class__.__name__
    finally:
        del os.environ["AWS_CONFIG_FILE"]
        os.environ.update({name: value for name, value in saved.items() if value})
    return [base, "deep" in deep, sso]


def nested():
    session = botocore.session.get_session()
    return [session.create_client("sso", region_name="eu-west-1").meta.service_model.service_name,
            session.create_client("sso-oidc", region_name="eu-west-1").meta.service_model.service_name, botocore.UNSIGNED is not None]


def names():
    s3.list_buckets()
    loggers = [name for name in logging.root.manager.loggerDict if "boto" in name or "s3transfer" in name]
    stock = [name for name in sys.modules if name.split(".")[0] in ("boto3", "botocore", "s3transfer")]
    return [sorted({name.split(".")[0] for name in loggers}), stock, metadata.version("boto3") == boto3.__version__,
            s3._client_config.user_agent.split("/")[0], NoCredentialsError.__module__]


def lambda_handler(event, context):
    for name in [bucket["Name"] for bucket in s3.list_buckets()["Buckets"]]:
        for found in s3.list_objects_v2(Bucket=name).get("Contents", []):
            s3.delete_object(Bucket=name, Key=found["Key"])
        s3.delete_bucket(Bucket=name)
    for table in dynamodb.tables.all():
        table.delete()
    return globals()[event["case"]]()
