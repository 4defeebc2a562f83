def handler(event, context):
    return 1
# the end
import gammaray.dynamic as _gammaray; handler = _gammaray.entry(handler)