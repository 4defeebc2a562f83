def setup():
    global handler

    def handler(event, context):
        return "set up"


import gammaray.static as _gammaray; setup()
_gammaray.entry_if_bound(globals(), "handler")
