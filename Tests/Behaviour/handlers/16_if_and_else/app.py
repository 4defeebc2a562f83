import os

if os.environ.get("STAGE") == "production":
    def handler(event, context):
        return "production"
else:
    def handler(event, context):
        return "development"
