def handler(event, context):
    return "first"


first = handler


def handler(event, context):
    return "second after " + first(event, context)
