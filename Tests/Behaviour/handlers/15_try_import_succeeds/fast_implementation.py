def handler(event, context):
    return "fast"
