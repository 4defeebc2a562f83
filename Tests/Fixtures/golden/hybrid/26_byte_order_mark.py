# Grüße
import gammaray.hybrid as _gammaray; text = "äöü"
def handler(event, context):
    return text
handler = _gammaray.entry(handler)
