import lib.deep


def handler(event, context):
    return lib.deep.fall(event)
