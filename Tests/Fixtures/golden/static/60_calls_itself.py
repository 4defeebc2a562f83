def handler(event, context):
    return 1 if event < 2 else event * handler(event - 1, context)
import gammaray.static as _gammaray; handler = _gammaray.entry(handler)
