def handler(event, context):
    return 1


kept = handler
del handler
