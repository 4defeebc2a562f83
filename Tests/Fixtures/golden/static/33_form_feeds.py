import gammaray.static as _gammaray; import os

value = 1

def handler(event, context):
    return [value, os.sep]

handler = _gammaray.entry(handler)
