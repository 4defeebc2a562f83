if True: import json
def handler(event, context): return json.dumps(event)
import gammaray.static as _gammaray; handler = _gammaray.entry(handler)
