def handler(event, context):
    yield "a"
    yield "b"
import gammaray.hybrid as _gammaray; handler = _gammaray.entry(handler)
