"""Calls that are recorded, or are not, because `[tool.gammaray.catalog]` of this folder says so."""
import os
import urllib.request

import boto3

import helper
from helper import Outbox

ssm, sqs, dynamodb = boto3.client("ssm"), boto3.client("sqs"), boto3.client("dynamodb")


def wrapper(event):
    return helper.wrapper_emit("a")


def opaque(event):
    return helper.opaque_emit("a")  # => sns.Publish


def opaque_method(event):
    return Outbox().send("a")  # => events.PutEvents


def effect(event):
    return ssm.put_parameter(Name="p", Value="1", Type="String", Overwrite=True)  # => ssm.PutParameter


def operation(event):
    return dynamodb.describe_table(TableName="things")  # => dynamodb.DescribeTable


def harmless(event):
    return sqs.send_message(QueueUrl=os.environ["QUEUE"], MessageBody="a")


def host(event):
    return urllib.request.urlopen("http://api.example.com/x").status  # => http.GET


def other_host(event):
    return urllib.request.urlopen("http://example.com/x").status


def lambda_handler(event, context):
    return str(globals()[event["call"]](event))
