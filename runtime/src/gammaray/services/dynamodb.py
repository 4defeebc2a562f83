"""DynamoDB: a write is known by the hash of what it wrote, as the table's stream shows it."""
from ..images import image_hash
from ..keys import clean, table_name
from . import first, name


def resource(operation, params):
    """The table, or the tables of a batch."""
    tables = params.get("RequestItems")
    if type(tables) is dict:
        return name(" ".join(tables))
    return first(params, "TableName")


def keys(operation, params, response, metadata):
    """Each write that was made."""
    if operation == "PutItem":
        return [_image(params["TableName"], params["Item"])]
    if operation == "UpdateItem":
        return [_updated(params, response)]
    if operation == "DeleteItem":
        return [_key(params["TableName"], params["Key"])]
    if operation == "BatchWriteItem":
        return _batch(params["RequestItems"], response.get("UnprocessedItems") or {})
    if operation == "TransactWriteItems":
        return [key for entry in params["TransactItems"] for key in _transaction(entry)]
    return None


def _image(table, item):
    return f"dynamodb_image:{clean(table_name(table))}/{image_hash(item)}"


def _key(table, key):
    return f"dynamodb_key:{clean(table_name(table))}/{image_hash(key)}"


def _updated(params, response):
    """The key; before it the whole new image, where the caller asked for it."""
    key = _key(params["TableName"], params["Key"])
    if params.get("ReturnValues") == "ALL_NEW" and response.get("Attributes"):
        return f"{_image(params['TableName'], response['Attributes'])} {key}"
    return key


def _batch(requested, unprocessed):
    """All that was requested but what came back."""
    left = [_write(table, request) for table, requests in unprocessed.items() for request in requests]
    keys = [_write(table, request) for table, requests in requested.items() for request in requests]
    return [key for key in keys if key and key not in left]


def _write(table, request):
    if "PutRequest" in request:
        return _image(table, request["PutRequest"]["Item"])
    return _key(table, request["DeleteRequest"]["Key"]) if "DeleteRequest" in request else None


def _transaction(entry):
    if "Put" in entry:
        return [_image(entry["Put"]["TableName"], entry["Put"]["Item"])]
    return [_key(entry[kind]["TableName"], entry[kind]["Key"]) for kind in ("Update", "Delete") if kind in entry]
