import gammaray.static as _gammaray; import os

print("loading", os.path.basename(__file__))


def something_else(event, context):
    return 1
_gammaray.entry_if_bound(globals(), "handler")
