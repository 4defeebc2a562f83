def helper():
    return "helped"
def handler(event, context):
    return helper() + event
