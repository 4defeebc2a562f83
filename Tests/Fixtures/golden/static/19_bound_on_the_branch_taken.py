import gammaray.static as _gammaray; import sys

if sys.version_info >= (3,):
    def handler(event, context):
        return "taken"
_gammaray.entry_if_bound(globals(), "handler")
