def audit(event, context):
    return event
