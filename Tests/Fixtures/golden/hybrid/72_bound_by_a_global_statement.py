def setup():
    global handler

    def handler(event, context):
        return "set up"


import gammaray.hybrid as _gammaray; setup()
_gammaray.entry_if_bound(globals(), "handler")
