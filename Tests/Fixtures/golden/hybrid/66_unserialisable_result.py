def handler(event, context):
    return {"set": {1}}
import gammaray.hybrid as _gammaray; handler = _gammaray.entry(handler)
