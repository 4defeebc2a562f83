def handler(event, context):
    return value
import gammaray.hybrid as _gammaray; value = [
    1,
    2,
]; other = 3
handler = _gammaray.entry(handler)