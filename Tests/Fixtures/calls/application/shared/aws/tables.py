from boto3 import resource

_dynamodb = resource("dynamodb")
orders = _dynamodb.Table("orders")


def table(name, prefix=""):
    return _dynamodb.Table(prefix + name)


class Store:
    table = None

    def save(self, item):
        return self.table.put_item(Item=item)  #> dynamodb.PutItem triggers


class OrderStore(Store):
    table = orders


class MailStore(Store):
    def __init__(self):
        self.table = table("mails")

    def drop(self, key):
        self.table.delete_item(Key=key)  #> dynamodb.DeleteItem triggers
