async def handler(event, context):
    return 1
import gammaray.dynamic as _gammaray; handler = _gammaray.entry(handler)
