import gammaray.static as _gammaray; import sys

print("loading")
if sys.version_info < (3,):
    def handler(event, context):
        return "never"
_gammaray.entry_if_bound(globals(), "handler")
