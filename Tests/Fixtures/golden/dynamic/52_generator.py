def handler(event, context):
    yield "a"
    yield "b"
import gammaray.dynamic as _gammaray; handler = _gammaray.entry(handler)
