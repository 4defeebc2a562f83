"""Operations that the hybrid tests call, in every form that boto3 has for them.

A service has `setup`, lines that make clients and resources, and its calls: `(operation, call, resource, keys)`. `resource` and `keys` are
expressions over the names of the setup, `keys` also over `r`, what the call gave back, and `id`, the request id of the record. `hook`
stands where the rewriter puts it. `PATH` names a file of 4 bytes.
"""

TRIGGERS = {}
HARMLESS = {}

S3_KEY = "[f's3:{id} s3_object:bucket-1/%s']"
REQUEST = "[f'%s:{id}']"


def ids(prefix, *paths):
    """Keys `prefix:<r[path]>`."""
    return "[" + ", ".join(f"'{prefix}:' + r{path}" for path in paths) + "]"


TRIGGERS["sns"] = (
    """
sns = client("sns")
arn = sns.create_topic(Name="t")["TopicArn"]
topic = resource("sns").Topic(arn)
""",
    [
        ("Publish", "hook(sns.publish)(TopicArn=arn, Message='m')", "arn", ids("sns", "['MessageId']")),
        ("Publish", "hook(topic.publish)(Message='m')", "arn", ids("sns", "['MessageId']")),
        (
            "PublishBatch",
            "hook(sns.publish_batch)(TopicArn=arn, PublishBatchRequestEntries=[{'Id': str(n), 'Message': 'm'} for n in range(2)])",
            "arn",
            ids("sns", "['Successful'][0]['MessageId']", "['Successful'][1]['MessageId']"),
        ),
    ],
)

TRIGGERS["sqs"] = (
    """
sqs = client("sqs")
url = sqs.create_queue(QueueName="q")["QueueUrl"]
queue = resource("sqs").Queue(url)
entries = [{"Id": "a", "MessageBody": "b"}]
""",
    [
        ("SendMessage", "hook(sqs.send_message)(QueueUrl=url, MessageBody='b')", "url", ids("sqs", "['MessageId']")),
        ("SendMessage", "hook(queue.send_message)(MessageBody='b')", "url", ids("sqs", "['MessageId']")),
        ("SendMessageBatch", "hook(sqs.send_message_batch)(QueueUrl=url, Entries=entries)", "url", ids("sqs", "['Successful'][0]['MessageId']")),
        ("SendMessageBatch", "hook(queue.send_messages)(Entries=entries)", "url", ids("sqs", "['Successful'][0]['MessageId']")),
    ],
)

TRIGGERS["s3"] = (
    """
import io
from boto3.s3.transfer import S3Transfer
s3 = client("s3")
s3.create_bucket(Bucket="bucket-1", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
for key in ("k", "one", "two", "three", "gone", "gone2", "b/1", "c/1"):
    s3.put_object(Bucket="bucket-1", Key=key, Body=b"x")
s3.put_object(Bucket="bucket-1", Key="cold", Body=b"x", StorageClass="GLACIER")
s3.put_object(Bucket="bucket-1", Key="cold2", Body=b"x", StorageClass="GLACIER")
bucket = resource("s3").Bucket("bucket-1")
object = bucket.Object("k")
source = {"Bucket": "bucket-1", "Key": "k"}
tags = {"TagSet": [{"Key": "a", "Value": "b"}]}
restore = {"Days": 1}
def upload(key):
    made = bucket.Object(key).initiate_multipart_upload()
    part = made.Part(1).upload(Body=b"x")
    return made, {"Parts": [{"ETag": part["ETag"], "PartNumber": 1}]}
first, parts1 = upload("m1")
second, parts2 = upload("m2")
""",
    [
        ("PutObject", "hook(s3.put_object)(Bucket='bucket-1', Key='k', Body=b'x')", "'bucket-1'", S3_KEY % "k"),
        ("PutObject", "hook(object.put)(Body=b'x')", "'bucket-1'", S3_KEY % "k"),
        ("PutObject", "hook(bucket.put_object)(Key='k', Body=b'x')", "'bucket-1'", S3_KEY % "k"),
        ("PutObject", "hook(resource('s3').ObjectSummary('bucket-1', 'k').put)(Body=b'x')", "'bucket-1'", S3_KEY % "k"),
        ("PutObject", "hook(s3.upload_file)(PATH, 'bucket-1', 'k')", "'bucket-1'", S3_KEY % "k"),
        ("PutObject", "hook(bucket.upload_file)(PATH, 'k')", "'bucket-1'", S3_KEY % "k"),
        ("PutObject", "hook(object.upload_file)(PATH)", "'bucket-1'", S3_KEY % "k"),
        ("PutObject", "hook(s3.upload_fileobj)(io.BytesIO(b'x'), 'bucket-1', 'k')", "'bucket-1'", S3_KEY % "k"),
        ("PutObject", "hook(bucket.upload_fileobj)(io.BytesIO(b'x'), 'k')", "'bucket-1'", S3_KEY % "k"),
        ("PutObject", "hook(object.upload_fileobj)(io.BytesIO(b'x'))", "'bucket-1'", S3_KEY % "k"),
        ("PutObject", "hook(S3Transfer(s3).upload_file)(PATH, 'bucket-1', 'k')", "'bucket-1'", S3_KEY % "k"),
        ("CopyObject", "hook(s3.copy_object)(Bucket='bucket-1', Key='k2', CopySource=source)", "'bucket-1'", S3_KEY % "k2"),
        ("CopyObject", "hook(bucket.Object('k2').copy_from)(CopySource=source)", "'bucket-1'", S3_KEY % "k2"),
        ("CopyObject", "hook(s3.copy)(source, 'bucket-1', 'k2')", "'bucket-1'", S3_KEY % "k2"),
        ("CopyObject", "hook(bucket.copy)(source, 'k2')", "'bucket-1'", S3_KEY % "k2"),
        ("CopyObject", "hook(bucket.Object('k2').copy)(source)", "'bucket-1'", S3_KEY % "k2"),
        ("PutObjectTagging", "hook(s3.put_object_tagging)(Bucket='bucket-1', Key='k', Tagging=tags)", "'bucket-1'", S3_KEY % "k"),
        ("DeleteObjectTagging", "hook(s3.delete_object_tagging)(Bucket='bucket-1', Key='k')", "'bucket-1'", S3_KEY % "k"),
        ("PutObjectAcl", "hook(s3.put_object_acl)(Bucket='bucket-1', Key='k', ACL='private')", "'bucket-1'", S3_KEY % "k"),
        ("PutObjectAcl", "hook(object.Acl().put)(ACL='private')", "'bucket-1'", S3_KEY % "k"),
        ("RestoreObject", "hook(s3.restore_object)(Bucket='bucket-1', Key='cold', RestoreRequest=restore)", "'bucket-1'", S3_KEY % "cold"),
        ("RestoreObject", "hook(bucket.Object('cold2').restore_object)(RestoreRequest=restore)", "'bucket-1'", S3_KEY % "cold2"),
        (
            "CompleteMultipartUpload",
            "hook(s3.complete_multipart_upload)(Bucket='bucket-1', Key='m1', UploadId=first.id, MultipartUpload=parts1)",
            "'bucket-1'",
            S3_KEY % "m1",
        ),
        ("CompleteMultipartUpload", "hook(second.complete)(MultipartUpload=parts2)", "'bucket-1'", S3_KEY % "m2"),
        ("DeleteObject", "hook(s3.delete_object)(Bucket='bucket-1', Key='gone')", "'bucket-1'", S3_KEY % "gone"),
        ("DeleteObject", "hook(bucket.Object('gone2').delete)()", "'bucket-1'", S3_KEY % "gone2"),
        ("DeleteObjects", "hook(s3.delete_objects)(Bucket='bucket-1', Delete={'Objects': [{'Key': 'one'}]})", "'bucket-1'", S3_KEY % "one"),
        ("DeleteObjects", "hook(bucket.delete_objects)(Delete={'Objects': [{'Key': 'two'}]})", "'bucket-1'", S3_KEY % "two"),
        ("DeleteObjects", "hook(bucket.objects.filter(Prefix='b/').delete)()", "'bucket-1'", S3_KEY % "b/1"),
        ("DeleteObjects", "hook(bucket.objects.filter(Prefix='c/').limit(5).delete)()", "'bucket-1'", S3_KEY % "c/1"),
    ],
)

DYNAMODB = """
dynamodb = client("dynamodb")
table = resource("dynamodb").create_table(
    TableName="things", KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
    AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}], BillingMode="PAY_PER_REQUEST")
arn = table.table_arn
from gammaray.images import image_hash
def image(**members):
    return ["dynamodb_image:things/" + image_hash(members)]
def key(**members):
    return ["dynamodb_key:things/" + image_hash(members)]
item = {"id": {"S": "1"}, "n": {"N": "1"}}
set_n = dict(UpdateExpression="SET n = :n")
"""
TRIGGERS["dynamodb"] = (
    DYNAMODB
    + """
dynamodb.update_continuous_backups(TableName="things", PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True})
client("s3").create_bucket(Bucket="exports", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
""",
    [
        ("PutItem", "hook(dynamodb.put_item)(TableName='things', Item=item)", "'things'", "image(id='1', n=1)"),
        ("PutItem", "hook(table.put_item)(Item={'id': '1', 'n': 1})", "'things'", "image(id='1', n=1)"),
        ("PutItem", "hook(table.meta.client.put_item)(TableName='things', Item={'id': '1'})", "'things'", "image(id='1')"),
        (
            "UpdateItem",
            "hook(dynamodb.update_item)(TableName='things', Key={'id': {'S': '1'}}, ExpressionAttributeValues={':n': {'N': '2'}}, **set_n)",
            "'things'",
            "key(id='1')",
        ),
        ("UpdateItem", "hook(table.update_item)(Key={'id': '1'}, ExpressionAttributeValues={':n': 2}, **set_n)", "'things'", "key(id='1')"),
        ("DeleteItem", "hook(dynamodb.delete_item)(TableName='things', Key={'id': {'S': '1'}})", "'things'", "key(id='1')"),
        ("DeleteItem", "hook(table.delete_item)(Key={'id': '1'})", "'things'", "key(id='1')"),
        (
            "BatchWriteItem",
            "hook(dynamodb.batch_write_item)(RequestItems={'things': [{'PutRequest': {'Item': item}}]})",
            "'things'",
            "image(id='1', n=1)",
        ),
        (
            "BatchWriteItem",
            "hook(resource('dynamodb').batch_write_item)(RequestItems={'things': [{'DeleteRequest': {'Key': {'id': '1'}}}]})",
            "'things'",
            "key(id='1')",
        ),
        (
            "TransactWriteItems",
            "hook(dynamodb.transact_write_items)(TransactItems=[{'Put': {'TableName': 'things', 'Item': item}}])",
            "'things'",
            "image(id='1', n=1)",
        ),
        ("ExecuteStatement", "hook(dynamodb.execute_statement)(Statement=\"INSERT INTO things VALUE {'id': '5'}\")", "'things'", "image(id='5')"),
        (
            "BatchExecuteStatement",
            "hook(dynamodb.batch_execute_statement)(Statements=[{'Statement': \"INSERT INTO things VALUE {'id': '6'}\"}])",
            "'things'",
            "image(id='6')",
        ),
        (
            "ExecuteTransaction",
            "hook(dynamodb.execute_transaction)(TransactStatements=[{'Statement': \"INSERT INTO things VALUE {'id': '7'}\"}])",
            "'things'",
            "image(id='7')",
        ),
        ("ExportTableToPointInTime", "hook(dynamodb.export_table_to_point_in_time)(TableArn=arn, S3Bucket='exports', S3Prefix='p')", "arn", ids("dynamodb", "['ExportDescription']['ExportArn']")),
    ],
)

TRIGGERS["lambda"] = (
    """
import io, zipfile
packed = io.BytesIO()
with zipfile.ZipFile(packed, "w") as archive:
    archive.writestr("app.py", "def handler(event, context): return event")
role = client("iam").create_role(RoleName="r", AssumeRolePolicyDocument="{}")["Role"]["Arn"]
functions = client("lambda")
functions.create_function(FunctionName="f", Runtime="python3.11", Role=role, Handler="app.handler", Code={"ZipFile": packed.getvalue()})
""",
    [
        ("Invoke", "hook(functions.invoke)(FunctionName='f', Payload=b'{}')", "'f'", REQUEST % "lambda"),
        ("Invoke", "hook(functions.invoke)(FunctionName='f', InvocationType='Event', Payload=b'{}')", "'f'", REQUEST % "lambda"),
        ("InvokeAsync", "hook(functions.invoke_async)(FunctionName='f', InvokeArgs=b'{}')", "'f'", REQUEST % "lambda"),
    ],
)

TRIGGERS["events"] = (
    """
import datetime
events = client("events")
bus = events.create_event_bus(Name="bus")["EventBusArn"]
archive = events.create_archive(ArchiveName="a", EventSourceArn=bus)["ArchiveArn"]
entry = {"Source": "a", "DetailType": "b", "Detail": "{}", "EventBusName": "bus"}
now = datetime.datetime(2024, 1, 1)
then = datetime.datetime(2024, 1, 2)
""",
    [
        ("PutEvents", "hook(events.put_events)(Entries=[entry])", "'bus'", ids("events", "['Entries'][0]['EventId']")),
        (
            "StartReplay",
            "hook(events.start_replay)(ReplayName='r', EventSourceArn=archive, EventStartTime=now, EventEndTime=then, Destination={'Arn': bus})",
            "'r'",
            ids("events", "['ReplayArn']"),
        ),
    ],
)

TRIGGERS["kinesis"] = (
    """
kinesis = client("kinesis")
kinesis.create_stream(StreamName="s", ShardCount=1)
""",
    [
        (
            "PutRecord",
            "hook(kinesis.put_record)(StreamName='s', Data=b'd', PartitionKey='p')",
            "'s'",
            "[f\"kinesis:s/{r['ShardId']}:{r['SequenceNumber']}\"]",
        ),
        (
            "PutRecords",
            "hook(kinesis.put_records)(StreamName='s', Records=[{'Data': b'd', 'PartitionKey': 'p'}] * 2)",
            "'s'",
            "[f\"kinesis:s/{e['ShardId']}:{e['SequenceNumber']}\" for e in r['Records']]",
        ),
    ],
)

TRIGGERS["firehose"] = (
    """
client("s3").create_bucket(Bucket="sink", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
firehose = client("firehose")
firehose.create_delivery_stream(DeliveryStreamName="s", S3DestinationConfiguration={"RoleARN": "arn:aws:iam::123456789012:role/r", "BucketARN": "arn:aws:s3:::sink"})
""",
    [
        ("PutRecord", "hook(firehose.put_record)(DeliveryStreamName='s', Record={'Data': b'd'})", "'s'", ids("firehose", "['RecordId']")),
        (
            "PutRecordBatch",
            "hook(firehose.put_record_batch)(DeliveryStreamName='s', Records=[{'Data': b'd'}] * 2)",
            "'s'",
            "['firehose:' + e['RecordId'] for e in r['RequestResponses']]",
        ),
    ],
)

TRIGGERS["stepfunctions"] = (
    """
states = client("stepfunctions")
machine = states.create_state_machine(name="m", definition='{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}',
    roleArn="arn:aws:iam::123456789012:role/r")["stateMachineArn"]
""",
    [
        ("StartExecution", "hook(states.start_execution)(stateMachineArn=machine, input='{}')", "machine", ids("states", "['executionArn']")),
    ],
)

TRIGGERS["athena"] = (
    """
athena = client("athena")
athena.create_work_group(Name="w", Configuration={"ResultConfiguration": {"OutputLocation": "s3://bucket-1/"}})
""",
    [
        (
            "StartQueryExecution",
            "hook(athena.start_query_execution)(QueryString='select 1', WorkGroup='w')",
            "'w'",
            ids("athena", "['QueryExecutionId']"),
        ),
    ],
)

TRIGGERS["cloudformation"] = (
    """
template = '{"Resources": {"Q": {"Type": "AWS::SQS::Queue"}}}'
changed = '{"Resources": {"P": {"Type": "AWS::SQS::Queue"}}}'
formation = client("cloudformation")
formation.create_stack(StackName="there", TemplateBody=template)
stacks = resource("cloudformation")
stacks.create_stack(StackName="there2", TemplateBody=template)
stack = stacks.Stack("there2")
""",
    [
        (
            "CreateStack",
            "hook(formation.create_stack)(StackName='a', TemplateBody=template)",
            "'a'",
            ids("cloudformation", "['StackId']"),
        ),
        ("CreateStack", "hook(stacks.create_stack)(StackName='b', TemplateBody=template)", "'b'", "['cloudformation:' + r.stack_id]"),
        ("UpdateStack", "hook(formation.update_stack)(StackName='there', TemplateBody=changed)", "'there'", ids("cloudformation", "['StackId']")),
        ("UpdateStack", "hook(stack.update)(TemplateBody=changed)", "'there2'", ids("cloudformation", "['StackId']")),
        ("DeleteStack", "hook(formation.delete_stack)(StackName='there')", "'there'", "None"),
        ("DeleteStack", "hook(stack.delete)()", "'there2'", "None"),
    ],
)

TRIGGERS["cloudwatch"] = (
    """
cloudwatch = client("cloudwatch")
cloudwatch.put_metric_alarm(AlarmName="a", ComparisonOperator="GreaterThanThreshold", EvaluationPeriods=1, MetricName="m", Namespace="n",
    Period=60, Statistic="Sum", Threshold=1)
state = dict(StateValue="ALARM", StateReason="r")
""",
    [
        ("SetAlarmState", "hook(cloudwatch.set_alarm_state)(AlarmName='a', **state)", "'a'", "None"),
        ("SetAlarmState", "hook(resource('cloudwatch').Alarm('a').set_state)(**state)", "'a'", "None"),
    ],
)

TRIGGERS["codebuild"] = (
    """
build = client("codebuild")
build.create_project(name="project", source={"type": "S3", "location": "bucket-1/p"}, artifacts={"type": "NO_ARTIFACTS"},
    environment={"type": "LINUX_CONTAINER", "image": "i", "computeType": "BUILD_GENERAL1_SMALL"}, serviceRole="arn:aws:iam::123456789012:role/service-role/r")
""",
    [("StartBuild", "hook(build.start_build)(projectName='project')", "'project'", ids("codebuild", "['build']['id']"))],
)

TRIGGERS["cognito-idp"] = (
    """
users = client("cognito-idp")
pool = users.create_user_pool(PoolName="p")["UserPool"]["Id"]
app = users.create_user_pool_client(UserPoolId=pool, ClientName="c", ExplicitAuthFlows=["ADMIN_NO_SRP_AUTH"])["UserPoolClient"]["ClientId"]
users.admin_create_user(UserPoolId=pool, Username="known", TemporaryPassword="Password-1")
email = [{"Name": "email", "Value": "a@example.com"}]
""",
    [
        ("AdminCreateUser", "hook(users.admin_create_user)(UserPoolId=pool, Username='u')", "pool", REQUEST % "cognito-idp"),
        ("SignUp", "hook(users.sign_up)(ClientId=app, Username='v', Password='Password-1')", "app", REQUEST % "cognito-idp"),
        ("AdminConfirmSignUp", "hook(users.admin_confirm_sign_up)(UserPoolId=pool, Username='v')", "pool", REQUEST % "cognito-idp"),
        (
            "AdminUpdateUserAttributes",
            "hook(users.admin_update_user_attributes)(UserPoolId=pool, Username='v', UserAttributes=email)",
            "pool",
            REQUEST % "cognito-idp",
        ),
        ("ForgotPassword", "hook(users.forgot_password)(ClientId=app, Username='v')", "app", REQUEST % "cognito-idp"),
    ],
)

LANGUAGE = "InputDataConfig={'S3Uri': 's3://b/i'}, OutputDataConfig={'S3Uri': 's3://b/o'}, DataAccessRoleArn='arn:aws:iam::123456789012:role/r', JobName='j'"
TRIGGERS["comprehend"] = (
    "comprehend = client('comprehend')\n",
    [
        (operation, f"hook(comprehend.{method})({LANGUAGE}{more})", "'j'", ids("comprehend", "['JobId']"))
        for operation, method, more in (
            ("StartEntitiesDetectionJob", "start_entities_detection_job", ", LanguageCode='en'"),
            ("StartKeyPhrasesDetectionJob", "start_key_phrases_detection_job", ", LanguageCode='en'"),
            ("StartSentimentDetectionJob", "start_sentiment_detection_job", ", LanguageCode='en'"),
            ("StartDominantLanguageDetectionJob", "start_dominant_language_detection_job", ""),
            ("StartTopicsDetectionJob", "start_topics_detection_job", ""),
        )
    ],
)

TRIGGERS["emr"] = (
    """
emr = client("emr")
instances = {"MasterInstanceType": "m5.large", "InstanceCount": 1, "KeepJobFlowAliveWhenNoSteps": True, "Placement": {"AvailabilityZone": "eu-west-1a"}}
flow = emr.run_job_flow(Name="n", Instances=instances, JobFlowRole="j", ServiceRole="s")["JobFlowId"]
step = {"Name": "s", "HadoopJarStep": {"Jar": "j"}}
""",
    [
        ("RunJobFlow", "hook(emr.run_job_flow)(Name='n2', Instances=instances, JobFlowRole='j', ServiceRole='s')", "'n2'", ids("emr", "['JobFlowId']")),
        ("AddJobFlowSteps", "hook(emr.add_job_flow_steps)(JobFlowId=flow, Steps=[step])", "flow", ids("emr", "['StepIds'][0]")),
    ],
)

TRIGGERS["glue"] = (
    """
glue = client("glue")
glue.create_job(Name="j", Role="r", Command={"Name": "glueetl"})
glue.create_crawler(Name="c", Role="r", DatabaseName="d", Targets={"S3Targets": [{"Path": "s3://b"}]})
""",
    [
        ("StartJobRun", "hook(glue.start_job_run)(JobName='j')", "'j'", ids("glue", "['JobRunId']")),
        ("StartCrawler", "hook(glue.start_crawler)(Name='c')", "'c'", "None"),
    ],
)

TRIGGERS["iot"] = (
    """
iot = client("iot")
thing = iot.create_thing(thingName="t")["thingArn"]
""",
    [("CreateJob", "hook(iot.create_job)(jobId='j', targets=[thing], document='{}')", "'j'", ids("iot", "['jobId']"))],
)
TRIGGERS["iot-data"] = (
    """
client("iot").create_thing(thingName="t")
data = client("iot-data")
""",
    [
        ("Publish", "hook(data.publish)(topic='a/b', payload=b'x')", "'a/b'", REQUEST % "iot-data"),
        ("UpdateThingShadow", "hook(data.update_thing_shadow)(thingName='t', payload=b'{\"state\":{}}')", "'t'", REQUEST % "iot-data"),
        ("DeleteThingShadow", "hook(data.delete_thing_shadow)(thingName='t')", "'t'", REQUEST % "iot-data"),
    ],
)

TRIGGERS["logs"] = (
    """
import time
logs = client("logs")
logs.create_log_group(logGroupName="g")
logs.create_log_stream(logGroupName="g", logStreamName="s")
line = {"timestamp": int(time.time() * 1000), "message": "m"}
client("s3").create_bucket(Bucket="lines", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
export = {"fromTime": 0, "to": 1, "destination": "lines"}
""",
    [
        ("PutLogEvents", "hook(logs.put_log_events)(logGroupName='g', logStreamName='s', logEvents=[line])", "'g'", "None"),
        ("CreateExportTask", "hook(logs.create_export_task)(logGroupName='g', **{'from': 0}, to=1, destination='lines')", "'g'", ids("logs", "['taskId']")),
    ],
)

TRIGGERS["scheduler"] = (
    """
scheduler = client("scheduler")
plan = dict(ScheduleExpression="rate(1 hour)", FlexibleTimeWindow={"Mode": "OFF"}, Target={"Arn": "arn:aws:sqs:eu-west-1:123456789012:q", "RoleArn": "arn:aws:iam::123456789012:role/r"})
""",
    [
        ("CreateSchedule", "hook(scheduler.create_schedule)(Name='s', **plan)", "'s'", ids("scheduler", "['ScheduleArn']")),
        ("UpdateSchedule", "hook(scheduler.update_schedule)(Name='s', **plan)", "'s'", ids("scheduler", "['ScheduleArn']")),
    ],
)

TRIGGERS["ses"] = (
    """
ses = client("ses")
ses.verify_email_identity(EmailAddress="a@example.com")
message = {"Subject": {"Data": "s"}, "Body": {"Text": {"Data": "b"}}}
to = {"ToAddresses": ["b@example.com"]}
""",
    [
        ("SendEmail", "hook(ses.send_email)(Source='a@example.com', Destination=to, Message=message)", "None", ids("ses", "['MessageId']")),
        (
            "SendRawEmail",
            "hook(ses.send_raw_email)(Source='a@example.com', Destinations=['b@example.com'], RawMessage={'Data': b'From: a@example.com\\r\\n\\r\\nb'})",
            "None",
            ids("ses", "['MessageId']"),
        ),
    ],
)
TRIGGERS["sesv2"] = (
    """
mail = client("sesv2")
mail.create_email_identity(EmailIdentity="a@example.com")
content = {"Simple": {"Subject": {"Data": "s"}, "Body": {"Text": {"Data": "b"}}}}
""",
    [
        (
            "SendEmail",
            "hook(mail.send_email)(FromEmailAddress='a@example.com', Destination={'ToAddresses': ['b@example.com']}, Content=content)",
            "None",
            ids("ses", "['MessageId']"),
        ),
    ],
)

TRIGGERS["ssm"] = (
    "ssm = client('ssm')\n",
    [
        (
            "SendCommand",
            "hook(ssm.send_command)(InstanceIds=['i-1'], DocumentName='AWS-RunShellScript')",
            "'AWS-RunShellScript'",
            ids("ssm", "['Command']['CommandId']"),
        ),
    ],
)

TRIGGERS["swf"] = (
    """
swf = client("swf")
swf.register_domain(name="d", workflowExecutionRetentionPeriodInDays="1")
swf.register_workflow_type(domain="d", name="w", version="1", defaultTaskStartToCloseTimeout="10", defaultExecutionStartToCloseTimeout="10",
    defaultTaskList={"name": "l"}, defaultChildPolicy="TERMINATE")
kind = {"name": "w", "version": "1"}
""",
    [
        ("StartWorkflowExecution", "hook(swf.start_workflow_execution)(domain='d', workflowId='i', workflowType=kind)", "'d'", ids("swf", "['runId']")),
        ("SignalWorkflowExecution", "hook(swf.signal_workflow_execution)(domain='d', workflowId='i', signalName='s', input='x')", "'d'", "None"),
        ("TerminateWorkflowExecution", "hook(swf.terminate_workflow_execution)(domain='d', workflowId='i')", "'d'", "None"),
    ],
)

DOCUMENT = "DocumentLocation={'S3Object': {'Bucket': 'bucket-1', 'Name': 'd'}}"
TRIGGERS["textract"] = (
    """
client("s3").create_bucket(Bucket="bucket-1", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
client("s3").put_object(Bucket="bucket-1", Key="d", Body=b"x")
textract = client("textract")
channel = {"SNSTopicArn": "arn:aws:sns:eu-west-1:123456789012:done", "RoleArn": "arn:aws:iam::123456789012:role/role"}
""",
    [
        ("StartDocumentTextDetection", f"hook(textract.start_document_text_detection)({DOCUMENT})", "None", ids("textract", "['JobId']")),
        (
            "StartDocumentAnalysis",
            f"hook(textract.start_document_analysis)({DOCUMENT}, FeatureTypes=['TABLES'], NotificationChannel=channel)",
            "channel['SNSTopicArn']",
            ids("textract", "['JobId']"),
        ),
    ],
)

TRIGGERS["transcribe"] = (
    "transcribe = client('transcribe')\nmedia = {'MediaFileUri': 's3://b/k.mp3'}\n",
    [
        (
            "StartTranscriptionJob",
            "hook(transcribe.start_transcription_job)(TranscriptionJobName='j', LanguageCode='en-US', Media=media)",
            "'j'",
            "['transcribe:j']",
        ),
        (
            "StartMedicalTranscriptionJob",
            "hook(transcribe.start_medical_transcription_job)(MedicalTranscriptionJobName='m', LanguageCode='en-US', Media=media,"
            " OutputBucketName='b', Specialty='PRIMARYCARE', Type='DICTATION')",
            "'m'",
            "['transcribe:m']",
        ),
    ],
)

TRIGGERS["rekognition"] = (
    "rekognition = client('rekognition')\nvideo = {'S3Object': {'Bucket': 'bucket-1', 'Name': 'v'}}\n",
    [
        ("StartFaceSearch", "hook(rekognition.start_face_search)(Video=video, CollectionId='c')", "'c'", ids("rekognition", "['JobId']")),
        ("StartTextDetection", "hook(rekognition.start_text_detection)(Video=video)", "None", ids("rekognition", "['JobId']")),
    ],
)

# service -> (setup, calls that wake nothing)
HARMLESS["sns"] = (
    TRIGGERS["sns"][0],
    [
        "hook(sns.list_topics)()",
        "hook(sns.get_topic_attributes)(TopicArn=arn)",
        "hook(sns.create_topic)(Name='u')",
        "hook(sns.get_paginator('list_topics').paginate)().build_full_result()",
        "hook(topic.load)()",
    ],
)
HARMLESS["sqs"] = (
    TRIGGERS["sqs"][0],
    [
        "hook(sqs.receive_message)(QueueUrl=url)",
        "hook(sqs.get_queue_url)(QueueName='q')",
        "hook(queue.receive_messages)()",
        "hook(sqs.list_queues)()",
        "hook(queue.load)()",
    ],
)
HARMLESS["s3"] = (
    TRIGGERS["s3"][0],
    [
        "hook(s3.list_buckets)()",
        "hook(s3.get_object)(Bucket='bucket-1', Key='k')",
        "hook(s3.head_object)(Bucket='bucket-1', Key='k')",
        "hook(s3.list_objects_v2)(Bucket='bucket-1')",
        "hook(s3.download_fileobj)('bucket-1', 'k', io.BytesIO())",
        "hook(object.get)()",
        "hook(object.download_fileobj)(io.BytesIO())",
        "hook(object.initiate_multipart_upload)()",
        "list(hook(bucket.objects.all)())",
        "hook(s3.get_paginator('list_objects_v2').paginate)(Bucket='bucket-1').build_full_result()",
        "hook(s3.get_waiter('object_exists').wait)(Bucket='bucket-1', Key='k')",
        "hook(bucket.wait_until_exists)()",
        "hook(s3.generate_presigned_url)('put_object', Params={'Bucket': 'bucket-1', 'Key': 'k'})",
        "hook(s3.get_paginator)('list_objects_v2')",
    ],
)
HARMLESS["dynamodb"] = (
    DYNAMODB,
    [
        "hook(dynamodb.get_item)(TableName='things', Key={'id': {'S': '1'}})",
        "hook(dynamodb.describe_table)(TableName='things')",
        "hook(dynamodb.list_tables)()",
        "hook(table.get_item)(Key={'id': '1'})",
        "hook(table.scan)()",
        "hook(table.batch_writer)()",
        "hook(table.load)()",
    ],
)
HARMLESS["sts"] = ("sts = client('sts')\n", ["hook(sts.get_caller_identity)()"])
HARMLESS["kinesis"] = (TRIGGERS["kinesis"][0], ["hook(kinesis.list_streams)()", "hook(kinesis.describe_stream)(StreamName='s')"])
HARMLESS["lambda"] = (TRIGGERS["lambda"][0], ["hook(functions.list_functions)()", "hook(functions.get_function)(FunctionName='f')"])
