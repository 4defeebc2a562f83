"""Line ends of Windows."""
import json

def handler(event, context):
    """Two
    lines."""
    text = """a
b"""
    return json.dumps([text, event["missing"]])
