import json


def configure():
    raise RuntimeError("not configured")


configure()


def handler(event, context):
    return json
