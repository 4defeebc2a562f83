def handler(event, context):
    return 1
# the end
import gammaray.hybrid as _gammaray; handler = _gammaray.entry(handler)