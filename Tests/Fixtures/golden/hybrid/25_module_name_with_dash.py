def handler(event, context):
    return __name__
import gammaray.hybrid as _gammaray; handler = _gammaray.entry(handler)
