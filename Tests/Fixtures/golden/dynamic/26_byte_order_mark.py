# Grüße
import gammaray.dynamic as _gammaray; text = "äöü"
def handler(event, context):
    return text
handler = _gammaray.entry(handler)
