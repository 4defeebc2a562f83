"""Clients, and what a call tells of itself."""
import os

import boto3
from botocore.config import Config

CONFIG = Config(max_pool_connections=60, retries={"total_max_attempts": 1})
CLIENTS = {}


def client(service, event, **more):
    key = service, event.get("region"), *more.values()
    if key not in CLIENTS:
        CLIENTS[key] = boto3.client(service, region_name=event.get("region"), config=CONFIG, **more)
    return CLIENTS[key]


def control(event):
    """The client of S3's control: its host begins with the account, which a loopback address cannot. So it goes through a proxy."""
    if "control" not in CLIENTS:
        CLIENTS["control"] = boto3.client("s3control", config=CONFIG.merge(Config(proxies={"http": os.environ["AWS_ENDPOINT_URL"]})))
    return CLIENTS["control"]


def told(response, *ids):
    """The request id, and the ids of what the call made."""
    return [response["ResponseMetadata"]["RequestId"], list(ids)]
