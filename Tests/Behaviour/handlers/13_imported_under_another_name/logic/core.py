def helper():
    return "helped"


def run(event, context):
    return helper()
