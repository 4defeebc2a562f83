def helper():
    return "helped"
def handler(event, context):
    return helper() + event
import gammaray.static as _gammaray; handler = _gammaray.entry(handler)
