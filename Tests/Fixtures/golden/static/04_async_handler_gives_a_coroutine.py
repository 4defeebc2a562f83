async def handler(event, context):
    return 1
import gammaray.static as _gammaray; handler = _gammaray.entry(handler)
