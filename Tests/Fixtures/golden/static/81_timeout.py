import gammaray.static as _gammaray; import time


def handler(event, context):
    print("waiting")
    time.sleep(30)
handler = _gammaray.entry(handler)
