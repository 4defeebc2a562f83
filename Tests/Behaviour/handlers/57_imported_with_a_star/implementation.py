def handler(event, context):
    return "starred"
