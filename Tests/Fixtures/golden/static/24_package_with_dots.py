import gammaray.static as _gammaray; import pkg


def h(event, context):
    return [__name__, pkg.flag]
h = _gammaray.entry(h)
