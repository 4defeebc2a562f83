def handler(event, context):
    return 1 if event < 2 else event * handler(event - 1, context)
import gammaray.hybrid as _gammaray; handler = _gammaray.entry(handler)
