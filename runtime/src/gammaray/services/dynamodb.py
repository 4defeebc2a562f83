"""DynamoDB: a write is known by the hash of what it wrote, as the table's stream shows it."""
from ..images import image_hash
from ..keys import clean, table_name
from . import name, request

_tables = {}  # names and ARNs of tables -> as keys have them
_STATEMENTS = {"ExecuteStatement": None, "BatchExecuteStatement": "Statements", "ExecuteTransaction": "TransactStatements"}


def resource(operation, params):
    """The table, or the tables of a batch, a transaction or of statements."""
    if "TableName" in params:  # nearly always
        return name(params["TableName"])
    tables = params.get("RequestItems")
    if operation in _STATEMENTS:
        tables = dict.fromkeys(found[0] for found in map(_understood, _statements(operation, params)) if found)
    elif operation == "TransactWriteItems":
        tables = dict.fromkeys(write["TableName"] for entry in params["TransactItems"] for write in entry.values())
    if type(tables) is dict:
        return name(" ".join(tables))
    return None


def keys(operation, params, response, metadata):
    """Each write that was made."""
    if operation == "PutItem":
        return _put(params, response)
    if operation == "UpdateItem":
        return [_updated(params, response)]
    if operation == "DeleteItem":
        if params.get("ReturnValues") == "ALL_OLD" and not response.get("Attributes"):
            return []  # there was none
        return [_key(params["TableName"], params["Key"])]
    if operation == "BatchWriteItem":
        return _batch(params["RequestItems"], response.get("UnprocessedItems") or {})
    if operation == "TransactWriteItems":
        return [key for entry in params["TransactItems"] for key in _transaction(entry)]
    return _executed(operation, params, response, metadata) if operation in _STATEMENTS else None


def _put(params, response):
    """The new item. One that is as the old was, where the caller asked for that, is in no stream."""
    old = response.get("Attributes")
    if old and image_hash(old) == image_hash(params["Item"]):
        return []
    return [_image(params["TableName"], params["Item"])]


def _statements(operation, params):
    return params[_STATEMENTS[operation]] if _STATEMENTS[operation] else [params]


def _understood(statement):
    from .partiql import write

    return write(statement.get("Statement"), statement.get("Parameters"))


def _executed(operation, params, response, metadata):
    """The writes of PartiQL's statements: those of a batch each for itself, where the answer has no error of it. The request too, where
    one of them is not understood: so whoever reads the keys knows that they are not all."""
    answers = response.get("Responses") if operation == "BatchExecuteStatement" else None
    found, unknown = [], False
    for number, statement in enumerate(_statements(operation, params)):
        written = _understood(statement)
        if written is None:
            unknown = unknown or statement["Statement"].lstrip()[:6].upper() != "SELECT"
        elif not (answers and number < len(answers) and answers[number].get("Error")):
            table, item, possible = written
            returned = response.get("Items") if "RETURNING ALL NEW" in statement["Statement"].upper() else None
            keys = [_image(table, image) for image in (item, *(returned or ())) if image] + [_key(table, key) for key in possible]
            found.append(" ".join(keys))
    return found + (request(operation, metadata) or []) if unknown else found


def _image(table, item):
    return f"dynamodb_image:{_tables.get(table) or _table(table)}/{image_hash(item)}"


def _key(table, key):
    return f"dynamodb_key:{_tables.get(table) or _table(table)}/{image_hash(key)}"


def _table(given):
    if len(_tables) > 50:
        _tables.clear()
    name = _tables[given] = clean(table_name(given))
    return name


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
