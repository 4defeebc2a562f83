def handler(event, context):
    yield "a"
    yield "b"
import gammaray.static as _gammaray; handler = _gammaray.entry(handler)
