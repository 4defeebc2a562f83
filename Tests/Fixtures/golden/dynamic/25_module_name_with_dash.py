def handler(event, context):
    return __name__
import gammaray.dynamic as _gammaray; handler = _gammaray.entry(handler)
