def handler(event, context):
    return {"set": {1}}
