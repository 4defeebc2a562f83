def helper():
    return "helped"
def handler(event, context):
    return helper() + event
import gammaray.hybrid as _gammaray; handler = _gammaray.entry(handler)
