def handle(event, context):
    return "pong"
