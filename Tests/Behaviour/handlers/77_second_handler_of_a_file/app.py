def first(event, context):
    return "first"


def second(event, context):
    return "second and " + first(event, context)
