import gammaray.static as _gammaray; import json
handler = lambda event, context: json.loads(json.dumps({"got": event}))
handler = _gammaray.entry(handler)
