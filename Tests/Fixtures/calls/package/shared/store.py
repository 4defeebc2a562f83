import os

import boto3

dynamodb = boto3.resource("dynamodb")
table = dynamodb.Table(os.environ["TABLE_NAME"])
_tables = {}


def get_table(name):
    if name not in _tables:
        _tables[name] = dynamodb.Table(name)
    return _tables[name]
