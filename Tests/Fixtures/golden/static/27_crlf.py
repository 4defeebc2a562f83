"""Line ends of Windows."""
import gammaray.static as _gammaray; import json

def handler(event, context):
    """Two
    lines."""
    text = """a
b"""
    return json.dumps([text, event["missing"]])
handler = _gammaray.entry(handler)
