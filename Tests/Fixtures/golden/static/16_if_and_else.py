import gammaray.static as _gammaray; import os

if os.environ.get("STAGE") == "production":
    def handler(event, context):
        return "production"
else:
    def handler(event, context):
        return "development"
_gammaray.entry_if_bound(globals(), "handler")
