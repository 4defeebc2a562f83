"""Finds out what is on an image, keeps it, and tells the website."""

import os

import boto3
import requests

rekognition = boto3.client("rekognition")
table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    image = {"S3Object": {"Bucket": event["bucket"], "Name": event["key"]}}
    labels = [label["Name"] for label in rekognition.detect_labels(Image=image, MaxLabels=10)["Labels"]]
    table.put_item(Item={"id": event["id"], "key": event["key"], "labels": labels})
    requests.post(os.environ["WEBSITE"] + "/uploads", json={"id": event["id"]}, timeout=5).raise_for_status()
    return {"id": event["id"], "labels": labels}
