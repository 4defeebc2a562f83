"""A file in which nothing names the SDK, but for what every client of its has."""


def run(client, operation, item):
    client._make_api_call(operation, item)  #> unknown hooked
    client._make_api_call("PutItem", item)  #> dynamodb.PutItem triggers
    client._make_api_call("GetItem", item)
    client._make_call(operation, item)
