import gammaray.static as _gammaray; _gammaray_ = "user's"
entry = hook = "names"


def handler(event, context):
    return [_gammaray_, entry, hook]
handler = _gammaray.entry(handler)
