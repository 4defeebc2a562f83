import gammaray.static as _gammaray; import sys


def handler(event, context):
    print("leaving with", event)
    sys.exit(event)
handler = _gammaray.entry(handler)
