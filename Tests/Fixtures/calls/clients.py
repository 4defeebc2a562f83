import json
import os

import boto3
import botocore
from boto3 import client as make_client, resource, Session
from botocore.config import Config

sns = boto3.client("sns")
sqs = boto3.client(service_name="sqs", region_name="eu-west-1", config=Config(retries={"max_attempts": 2}))
dynamodb = boto3.resource("dynamodb")
table = dynamodb.Table(os.environ["TABLE"])
s3 = make_client("s3")
lam = Session().client("lambda")
session = boto3.session.Session(profile_name="dev")
events = session.client("events")
ddb = resource("dynamodb").Table("orders")


def handler(event, context):
    sns.publish(TopicArn="arn:aws:sns:::t", Message=json.dumps(event))  #> sns.Publish triggers
    sqs.send_message(QueueUrl=os.environ["QUEUE"], MessageBody="x")  #> sqs.SendMessage triggers
    sqs.receive_message(QueueUrl="q")  #> sqs.ReceiveMessage harmless
    sqs.delete_message(QueueUrl="q", ReceiptHandle="h")  #> sqs.DeleteMessage harmless
    table.put_item(Item={"id": "1"})  #> dynamodb.PutItem triggers
    table.get_item(Key={"id": "1"})  #> dynamodb.GetItem harmless
    table.query(KeyConditionExpression="x")  #> dynamodb.Query harmless
    ddb.update_item(Key={"id": "1"}, UpdateExpression="set a = 1")  #> dynamodb.UpdateItem triggers
    s3.put_object(Bucket="b", Key="k", Body=b"")  #> s3.PutObject triggers
    s3.list_buckets()  #> s3.ListBuckets harmless
    s3.upload_file("/tmp/x", "b", "k")  #> s3.PutObject triggers
    s3.upload_fileobj(open("/tmp/x", "rb"), "b", "k")  #> s3.PutObject triggers
    s3.copy({"Bucket": "a", "Key": "k"}, "b", "k")  #> s3.CopyObject triggers
    s3.delete_object(Bucket="b", Key="k")  #> s3.DeleteObject triggers
    lam.invoke(FunctionName="f", InvocationType="Event", Payload=b"{}")  #> lambda.Invoke triggers
    events.put_events(Entries=[])  #> events.PutEvents triggers
    boto3.client("stepfunctions").start_execution(stateMachineArn="a", input="{}")  #> stepfunctions.StartExecution triggers
    boto3.resource("s3").Object("b", "k").put(Body=b"")  #> s3.PutObject triggers
    boto3.resource("s3").Bucket("b").upload_file("/tmp/x", "k")  #> s3.PutObject triggers
    return {"statusCode": 200}
