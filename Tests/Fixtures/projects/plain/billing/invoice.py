def handler(event, context=None):
    pass
