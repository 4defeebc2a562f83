import sys

if sys.version_info >= (3,):
    def handler(event, context):
        return "taken"
