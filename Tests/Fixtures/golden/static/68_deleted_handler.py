def handler(event, context):
    return 1


import gammaray.static as _gammaray; kept = handler
del handler
_gammaray.entry_if_bound(globals(), "handler")
