"""A bundled library with a client of its own, made when it is first used."""
import importlib


class Connection:
    def __init__(self, region=None):
        self._client = None
        self.region = region

    @property
    def client(self):
        if not self._client:
            sdk = importlib.import_module("boto3")
            self._client = sdk.session.Session().client("dynamodb", region_name=self.region)
        return self._client

    def dispatch(self, operation, arguments):
        return self.client._make_api_call(operation, arguments)  #> unknown hooked

    def put(self, table, item):
        return self.client.put_item(TableName=table, Item=item)  #> dynamodb.PutItem triggers


class Model:
    connection = Connection()

    def save(self):
        self.connection.put("t", {})
        return self.connection.client.update_item(TableName="t", Key={})  #> dynamodb.UpdateItem triggers
