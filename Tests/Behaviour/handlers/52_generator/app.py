def handler(event, context):
    yield "a"
    yield "b"
