"""Writes of a table's items."""
from concurrent.futures import ThreadPoolExecutor

from sdk import client, told

NEVER = "attribute_exists(never)"
REFUSED = ("ConditionalCheckFailedException", "TransactionCanceledException")
SET = {"UpdateExpression": "SET #v = :v", "ExpressionAttributeNames": {"#v": "value"}}


def item(key, value):
    return {"id": {"S": key}, "value": {"N": str(value)}}


def key_of(key):
    return {"id": {"S": key}}


def assigned(value):
    return {**SET, "ExpressionAttributeValues": {":v": {"N": str(value)}}}


def put(db, table, key, value):
    return db.put_item(TableName=table, Item=item(key, value))


def delete(db, table, key, value):
    return db.delete_item(TableName=table, Key=key_of(key))


def refused(db, table, key, value):
    """Its condition never holds."""
    return db.put_item(TableName=table, Item=item(key, value), ConditionExpression=NEVER)


def update(db, table, key, value):
    return db.update_item(TableName=table, Key=key_of(key), **assigned(value))


def update_told(db, table, key, value):
    """An update whose caller wants to see the whole item."""
    return db.update_item(TableName=table, Key=key_of(key), ReturnValues="ALL_NEW", **assigned(value))


def update_refused(db, table, key, value):
    return db.update_item(TableName=table, Key=key_of(key), ConditionExpression=NEVER, **assigned(value))


def batch(db, table, key, value):
    return db.batch_write_item(RequestItems={table: [{"PutRequest": {"Item": item(key, value)}}]})


def batch_delete(db, table, key, value):
    return db.batch_write_item(RequestItems={table: [{"DeleteRequest": {"Key": key_of(key)}}]})


def transaction(db, table, key, value):
    return db.transact_write_items(TransactItems=[{"Put": {"TableName": table, "Item": item(key, value)}}])


def transaction_update(db, table, key, value):
    return db.transact_write_items(TransactItems=[{"Update": {"TableName": table, "Key": key_of(key), **assigned(value)}}])


def transaction_delete(db, table, key, value):
    return db.transact_write_items(TransactItems=[{"Delete": {"TableName": table, "Key": key_of(key)}}])


def transaction_refused(db, table, key, value):
    return db.transact_write_items(TransactItems=[{"Put": {"TableName": table, "Item": item(key, value), "ConditionExpression": NEVER}}])


def insert(db, table, key, value):
    """PartiQL's, of an item that is not there."""
    return db.execute_statement(Statement=f"INSERT INTO \"{table}\" VALUE {{'id': '{key}', 'value': {value}}}")


def statement_update(db, table, key, value):
    return db.execute_statement(Statement=f'UPDATE "{table}" SET "value" = ? WHERE id = ?', Parameters=[{"N": str(value)}, {"S": key}])


def statement_delete(db, table, key, value):
    return db.execute_statement(Statement=f"DELETE FROM \"{table}\" WHERE id='{key}'")


def writes(event):
    """Writes of each of the keys in the order given, all keys at once; gives back the request ids, and what was asked for: key, kind,
    value and whether it was refused."""
    db = client("dynamodb", event)

    def of_key(key):
        made = []
        for kind, value in event["writes"][key]:
            is_refused = False
            try:
                response = globals()[kind](db, event["table"], key, value)
            except db.exceptions.ClientError as error:
                response, is_refused = error.response, True
                if response["Error"]["Code"] not in REFUSED:
                    raise
            made.append(told(response, key, kind, value, is_refused))
        return made

    with ThreadPoolExecutor(len(event["writes"])) as pool:
        return [each for made in pool.map(of_key, event["writes"]) for each in made]
