def handler(event, context):
    return "first"


import gammaray.static as _gammaray; first = handler


def handler(event, context):
    return "second after " + first(event, context)
handler = _gammaray.entry(handler)
