"""A copy of the SDK lies in the package."""
import boto3
from boto3.session import Session

sns = boto3.client("sns")
table = boto3.resource("dynamodb").Table("t")


def handler(event, context):
    sns.publish(TopicArn="t", Message="m")  #> sns.Publish triggers
    with table.batch_writer() as batch:  #> dynamodb.BatchWriteItem triggers
        batch.put_item(Item=event)  #> dynamodb.BatchWriteItem triggers
    Session().client("sqs").send_message(QueueUrl="q", MessageBody="b")  #> sqs.SendMessage triggers
    Session().client("rds-data").execute_statement(sql="s", resourceArn="a", secretArn="s")  #> rds-data.ExecuteStatement may-trigger
