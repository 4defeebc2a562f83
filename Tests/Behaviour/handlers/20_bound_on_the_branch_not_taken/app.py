import sys

print("loading")
if sys.version_info < (3,):
    def handler(event, context):
        return "never"
