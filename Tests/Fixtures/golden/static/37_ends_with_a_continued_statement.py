def handler(event, context):
    return value
import gammaray.static as _gammaray; value = [
    1,
    2,
]; other = 3
handler = _gammaray.entry(handler)