"""Doc."""; import gammaray.static as _gammaray; import os; import json; x = 1
def handler(event, context): y = x + 1; return [y, os.sep, json.dumps(event)]
z = 3; print("loaded", z);
handler = _gammaray.entry(handler)
