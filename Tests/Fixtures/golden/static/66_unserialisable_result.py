def handler(event, context):
    return {"set": {1}}
import gammaray.static as _gammaray; handler = _gammaray.entry(handler)
