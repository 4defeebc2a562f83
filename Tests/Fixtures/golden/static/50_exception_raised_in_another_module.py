import gammaray.static as _gammaray; import lib.deep


def handler(event, context):
    return lib.deep.fall(event)
handler = _gammaray.entry(handler)
