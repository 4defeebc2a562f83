def first(event, context):
    return "first"


def second(event, context):
    return "second and " + first(event, context)
import gammaray.static as _gammaray; second = _gammaray.entry(second)
