import sys


def handler(event, context):
    print("leaving with", event)
    sys.exit(event)
