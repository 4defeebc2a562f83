import gammaray.static as _gammaray; import json
def handler(event, context):
    return json.dumps(event['a'])
handler = _gammaray.entry(handler)