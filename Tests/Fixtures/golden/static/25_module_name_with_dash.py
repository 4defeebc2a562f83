def handler(event, context):
    return __name__
import gammaray.static as _gammaray; handler = _gammaray.entry(handler)
