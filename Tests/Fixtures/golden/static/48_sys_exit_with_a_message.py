import gammaray.static as _gammaray; import sys


def handler(event, context):
    try:
        sys.exit("no configuration")
    finally:
        print("cleaned up")
handler = _gammaray.entry(handler)
