def handler(event, context):
    return 1
# the end
import gammaray.static as _gammaray; handler = _gammaray.entry(handler)