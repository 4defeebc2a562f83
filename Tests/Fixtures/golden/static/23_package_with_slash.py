import gammaray.static as _gammaray; from . import helper


def h(event, context):
    return [__name__, __package__, helper.value]
h = _gammaray.entry(h)
