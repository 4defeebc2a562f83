async def create(event, context):
    return {}


def delete(event, context):
    return {}
