"""Calls of botocore's `_make_api_call`, which names the operation by an argument."""
import boto3
import botocore.client

original = botocore.client.BaseClient._make_api_call
dynamodb = boto3.client("dynamodb")
sts = boto3.client("sts")
WRITES = {"save": "PutItem"}


def literal(item):
    dynamodb._make_api_call("PutItem", {"TableName": "t", "Item": item})  #> dynamodb.PutItem triggers
    dynamodb._make_api_call(operation_name="DeleteItem", api_params=item)  #> dynamodb.DeleteItem triggers
    dynamodb._make_api_call("GetItem", item)  #> dynamodb.GetItem harmless
    dynamodb._make_api_call(WRITES["save"], item)  #> dynamodb.PutItem triggers
    for operation in ("GetItem", "UpdateItem"):
        dynamodb._make_api_call(operation, item)  #> dynamodb.UpdateItem triggers


def computed(operation, item, name, client):
    dynamodb._make_api_call(operation, item)  #> unknown hooked
    boto3.client(name)._make_api_call(operation, item)  #> unknown hooked
    client._make_api_call(operation, item)  #> unknown hooked
    client.inner._make_api_call(f"Put{name}", item)  #> unknown hooked
    sts._make_api_call(operation, item)


def unknown_client(client, item):
    client._make_api_call("PutItem", {"TableName": "t"})  #> dynamodb.PutItem triggers
    client._make_api_call("Publish", item)  #> unknown hooked
    client._make_api_call("GetItem", item)


def given_away(run, client, operation):
    run(client._make_api_call, operation)  #> unknown hooked
    return original(client, operation, {})


class Stub(botocore.client.BaseClient):
    """What typed code says of the private method."""

    def _make_api_call(self, operation_name, operation_kwargs):
        raise NotImplementedError


class Connection:
    def __init__(self, client: Stub):
        self.client = client

    def _make_api_call(self, operation, arguments):
        return self.client._make_api_call(operation, arguments)  #> dynamodb.PutItem triggers

    def put(self, item):
        return self._make_api_call("PutItem", item)


class Subclass(botocore.client.BaseClient):
    def _make_api_call(self, operation_name, api_params):
        return super()._make_api_call(operation_name, api_params)  #> unknown hooked
