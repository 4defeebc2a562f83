import json
handler = lambda event, context: json.loads(json.dumps({"got": event}))
