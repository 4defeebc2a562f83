"""Operations of many services and protocols, one after the other; says of each what it returned, and whether it changed its arguments."""
import copy
import io
import os
import socket
import urllib.request

import boto3
import limits
from boto3.s3.transfer import TransferConfig
from botocore.config import Config

CONFIG = Config(s3={"addressing_style": "path"}, retries={"total_max_attempts": 2, "mode": "standard"})
MB = 1 << 20
TRANSFER = TransferConfig(multipart_threshold=5 * MB, multipart_chunksize=5 * MB, max_concurrency=3)

s3 = boto3.client("s3", config=CONFIG)
bucket = boto3.resource("s3", config=CONFIG).Bucket("bucket")
dynamodb = boto3.client("dynamodb", config=CONFIG)
table = boto3.resource("dynamodb", config=CONFIG).Table("table")
sns = boto3.client("sns", config=CONFIG)
topic = boto3.resource("sns", config=CONFIG).Topic("arn:aws:sns:eu-west-1:1:t")
sqs = boto3.client("sqs", config=CONFIG)
functions = boto3.client("lambda", config=CONFIG)
kinesis = boto3.client("kinesis", config=CONFIG)
events = boto3.client("events", config=CONFIG)
states = boto3.client("stepfunctions", config=CONFIG)
firehose = boto3.client("firehose", config=CONFIG)
logs = boto3.client("logs", config=CONFIG)
ses = boto3.client("ses", config=CONFIG)
mail = boto3.client("sesv2", config=CONFIG)
iot = boto3.client("iot-data", config=CONFIG)
secrets = boto3.client("secretsmanager", config=CONFIG)
ssm = boto3.client("ssm", config=CONFIG)
sts = boto3.client("sts", config=CONFIG)
metrics = boto3.client("cloudwatch", config=CONFIG)
ec2 = boto3.client("ec2", config=CONFIG)
apis = boto3.client("apigateway", config=CONFIG)
kms = boto3.client("kms", config=CONFIG)
users = boto3.client("cognito-idp", config=CONFIG)
scheduler = boto3.client("scheduler", config=CONFIG)
stacks = boto3.client("cloudformation", config=CONFIG)
zones = boto3.client("route53", config=CONFIG)
athena = boto3.client("athena", config=CONFIG)
images = boto3.client("rekognition", config=CONFIG)
streams = boto3.client("dynamodbstreams", config=CONFIG)

CASES = {}
ITEM = {"id": {"S": "1"}, "n": {"N": "1.10"}, "b": {"B": b"\0\1"}, "l": {"L": [{"BOOL": True}, {"NULL": True}]}, "s": {"SS": ["b", "a"]}}
PLAIN = {"id": "1", "b": b"\0\1", "m": {"x": [1, None, "ä"]}, "s": {"b", "a"}}


def case(**arguments):
    def add(function):
        CASES[function.__name__] = (function, arguments)
        return function
    return add


@case(Bucket="bucket", Key="a b/ä+%20", Body=b"data", Metadata={"One": "1"})
def s3_put(a): return s3.put_object(**a)


@case(Bucket="bucket", Key="stream")
def s3_put_stream(a): return s3.put_object(Body=io.BytesIO(b"x" * 100_000), **a)


@case(Bucket="bucket", Key="empty", Body=b"", ContentType="text/plain", Tagging="a=b")
def s3_put_empty(a): return s3.put_object(**a)


@case(Bucket="bucket", Key="k", Range="bytes=0-1")
def s3_get(a): return s3.get_object(**a)["Body"].read()


@case(Bucket="bucket", Key="k")
def s3_get_lines(a): return list(s3.get_object(**a)["Body"].iter_lines())


@case(Bucket="bucket", Key="k")
def s3_head(a): return s3.head_object(**a)


@case(Bucket="bucket", Key="missing")
def s3_missing(a): return s3.get_object(**a)


@case(Bucket="bucket", Key="retry", Body=b"again")
def s3_retry(a): return s3.put_object(**a)


@case(Bucket="bucket", Prefix="a/")
def s3_pages(a): return [page for page in s3.get_paginator("list_objects_v2").paginate(**a)]


@case(Bucket="bucket", Key="to", CopySource={"Bucket": "bucket", "Key": "from ä"})
def s3_copy(a): return s3.copy_object(**a)


@case(Bucket="bucket", Key="k", VersionId="v")
def s3_delete(a): return s3.delete_object(**a)


@case(Bucket="bucket", Delete={"Objects": [{"Key": "a"}, {"Key": "ä"}], "Quiet": True})
def s3_delete_many(a): return s3.delete_objects(**a)


@case(Bucket="bucket", Key="k", Tagging={"TagSet": [{"Key": "k", "Value": "v"}]})
def s3_tag(a): return s3.put_object_tagging(**a)


@case(Bucket="bucket", Key="big", ExtraArgs={"Metadata": {"a": "b"}})
def s3_upload_in_parts(a): return s3.upload_fileobj(io.BytesIO(b"y" * (11 * MB)), Config=TRANSFER, **a)


@case(Bucket="bucket", Key="k")
def s3_download(a):
    target = io.BytesIO()
    s3.download_fileobj(Fileobj=target, **a)
    return target.getvalue()


@case(Key="resource", Body=b"data")
def s3_resource_put(a): bucket.put_object(**a)


@case(ClientMethod="get_object", Params={"Bucket": "bucket", "Key": "k"}, ExpiresIn=60)
def s3_presigned(a): return s3.generate_presigned_url(**a).split("?")[0]


@case(TableName="table", Item=ITEM)
def dynamodb_put(a): return dynamodb.put_item(**a)


@case(TableName="table", Key={"id": {"S": "1"}}, ConsistentRead=True)
def dynamodb_get(a): return dynamodb.get_item(**a)


@case(
    TableName="table", Key={"id": {"S": "1"}}, UpdateExpression="SET #n = :n",
    ExpressionAttributeNames={"#n": "n"}, ExpressionAttributeValues={":n": {"N": "1e2"}})
def dynamodb_update(a): return dynamodb.update_item(**a)


@case(TableName="table", Key={"id": {"S": "1"}}, ReturnValues="ALL_OLD")
def dynamodb_delete(a): return dynamodb.delete_item(**a)


@case(TableName="table", KeyConditionExpression="id = :i", ExpressionAttributeValues={":i": {"S": "1"}})
def dynamodb_query(a): return dynamodb.query(**a)


@case(TableName="table")
def dynamodb_scan(a): return list(dynamodb.get_paginator("scan").paginate(**a))


@case(RequestItems={"table": [{"PutRequest": {"Item": ITEM}}, {"DeleteRequest": {"Key": {"id": {"S": "2"}}}}]})
def dynamodb_batch(a): return dynamodb.batch_write_item(**a)


@case(TransactItems=[{"Put": {"TableName": "table", "Item": ITEM}}, {"Delete": {"TableName": "table", "Key": {"id": {"S": "2"}}}}])
def dynamodb_transaction(a): return dynamodb.transact_write_items(**a)


@case(Statement="INSERT INTO \"table\" VALUE {'id': ?}", Parameters=[{"S": "1"}])
def dynamodb_partiql(a): return dynamodb.execute_statement(**a)


@case(Item=PLAIN)
def dynamodb_resource_put(a): return table.put_item(**a)


@case(Key={"id": "1"}, UpdateExpression="SET a = :a", ExpressionAttributeValues={":a": [1, {"b": None}]})
def dynamodb_resource_update(a): return table.update_item(**a)


@case(Item=PLAIN)
def dynamodb_batch_writer(a):
    with table.batch_writer(overwrite_by_pkeys=["id"]) as batch:
        for number in range(30):
            batch.put_item(Item={**a["Item"], "id": str(number)})
        batch.delete_item(Key={"id": "x"})


@case(TopicArn="arn:aws:sns:eu-west-1:1:t", Message="m ä", MessageAttributes={"a": {"DataType": "String", "StringValue": "1"}})
def sns_publish(a): return sns.publish(**a)


@case(TopicArn="arn:aws:sns:eu-west-1:1:t", PublishBatchRequestEntries=[{"Id": "1", "Message": "a"}, {"Id": "2", "Message": "b"}])
def sns_publish_batch(a): return sns.publish_batch(**a)


@case(Message="m")
def sns_resource(a): return topic.publish(**a)


@case(QueueUrl="https://queue.example/1/q", MessageBody="b", MessageAttributes={"b": {"DataType": "Binary", "BinaryValue": b"\0"}})
def sqs_send(a): return sqs.send_message(**a)


@case(QueueUrl="https://queue.example/1/q", Entries=[{"Id": "1", "MessageBody": "a"}, {"Id": "2", "MessageBody": "b"}])
def sqs_send_batch(a): return sqs.send_message_batch(**a)


@case(QueueUrl="https://queue.example/1/q", MaxNumberOfMessages=10)
def sqs_receive(a): return sqs.receive_message(**a)


@case(FunctionName="f", Payload=b'{"a": 1.10}', ClientContext="e30=")
def lambda_invoke(a): return functions.invoke(**a)["Payload"].read()


@case(FunctionName="f", InvocationType="Event", Payload=b"[1,\n 2]")
def lambda_invoke_later(a): return functions.invoke(**a)["StatusCode"]


@case(StreamName="s", Data=b"\0\xff", PartitionKey="p")
def kinesis_put(a): return kinesis.put_record(**a)


@case(StreamName="s", Records=[{"Data": b"a", "PartitionKey": "p"}, {"Data": "b", "PartitionKey": "q"}])
def kinesis_put_many(a): return kinesis.put_records(**a)


@case(Entries=[{"Source": "s", "DetailType": "d", "Detail": '{"a": 1.10}', "Resources": ["r"]}])
def events_put(a): return events.put_events(**a)


@case(stateMachineArn="arn:aws:states:eu-west-1:1:stateMachine:m", input='{"a": 1.10}')
def states_start(a): return states.start_execution(**a)


@case(taskToken="t" * 200, output="{}")
def states_success(a): return states.send_task_success(**a)


@case(DeliveryStreamName="d", Record={"Data": b"data"})
def firehose_put(a): return firehose.put_record(**a)


@case(logGroupName="g", logStreamName="s", logEvents=[{"timestamp": 1, "message": "m"}])
def logs_put(a): return logs.put_log_events(**a)


@case(Source="a@b.example", Destination={"ToAddresses": ["c@d.example"]}, Message={"Subject": {"Data": "s"}, "Body": {"Text": {"Data": "t"}}})
def ses_send(a): return ses.send_email(**a)


@case(FromEmailAddress="a@b.example", Content={"Raw": {"Data": b"raw"}})
def sesv2_send(a): return mail.send_email(**a)


@case(topic="a/b", qos=1, payload=b"p")
def iot_publish(a): return iot.publish(**a)


@case(SecretId="s")
def secret_get(a): return secrets.get_secret_value(**a)


@case(SecretId="s", SecretString="t")
def secret_put(a): return secrets.put_secret_value(**a)


@case(Names=["a", "b"], WithDecryption=True)
def ssm_get(a): return ssm.get_parameters(**a)


@case()
def sts_identity(a): return sts.get_caller_identity(**a)


@case(Namespace="n", MetricData=[{"MetricName": "m", "Value": 1.5}])
def metric_put(a): return metrics.put_metric_data(**a)


@case(Filters=[{"Name": "n", "Values": ["v"]}])
def ec2_describe(a): return ec2.describe_instances(**a)


@case(limit=5)
def apis_get(a): return apis.get_rest_apis(**a)


@case(KeyId="k", Plaintext=b"p", EncryptionContext={"a": "b"})
def kms_encrypt(a): return kms.encrypt(**a)


@case(ClientId="c", Username="u", Password="Secret-1")
def users_sign_up(a): return users.sign_up(**a)


@case(Name="n", ScheduleExpression="rate(1 hour)", FlexibleTimeWindow={"Mode": "OFF"}, Target={"Arn": "a", "RoleArn": "r"})
def scheduler_create(a): return scheduler.create_schedule(**a)


@case(StackName="s")
def stacks_describe(a): return stacks.describe_stacks(**a)


@case(MaxItems="5")
def zones_list(a): return zones.list_hosted_zones(**a)


@case(QueryString="SELECT 1", ResultConfiguration={"OutputLocation": "s3://b/"})
def athena_start(a): return athena.start_query_execution(**a)


@case(Image={"S3Object": {"Bucket": "bucket", "Name": "n"}})
def images_labels(a): return images.detect_labels(**a)


@case(StreamArn="arn:aws:dynamodb:eu-west-1:1:table/t/stream/2020-01-01T00:00:00.000")
def streams_describe(a): return streams.describe_stream(**a)


@case(headers={"X-Own": "1"}, data=b"posted")
def http_post(a):
    request = urllib.request.Request(os.environ["AWS_ENDPOINT_URL"] + "/web?q=1", **a)
    with urllib.request.urlopen(request) as answer:
        return answer.read()


@case(url="/web")
def http_get(a):
    with urllib.request.urlopen(os.environ["AWS_ENDPOINT_URL"] + a["url"]) as answer:
        return answer.status, answer.read()


limits.add(case, sns, sqs, s3, functions, events, states)


def mark(name):
    """Tells the server which case's requests have come."""
    host, port = os.environ["AWS_ENDPOINT_URL"].rpartition("/")[2].split(":")
    with socket.create_connection((host, int(port))) as connection:
        connection.sendall(b"MARK " + name.encode() + b"\r\n\r\n")
        connection.recv(1)


def lambda_handler(event, context):
    results = {}
    for name, (run, arguments) in CASES.items():
        given = copy.deepcopy(arguments)
        try:
            result = run(arguments)
        except Exception as error:
            result = f"{type(error).__module__.replace('gammaray_', '')}.{type(error).__name__}: {error}"
        if isinstance(result, dict):
            result.pop("ResponseMetadata", None)
        results[name] = [repr(result), arguments == given and repr(arguments) == repr(given)]
        mark(name)
    return results
