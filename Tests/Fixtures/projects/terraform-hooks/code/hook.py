import os

def receive(event, context):
    return os.environ.get("STAGE")
