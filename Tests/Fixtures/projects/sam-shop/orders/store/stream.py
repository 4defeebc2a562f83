def handler(event, context):
    return "first"


def handler(event, context):
    return "second"
