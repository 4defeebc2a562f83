import os

value = 1

def handler(event, context):
    return [value, os.sep]

