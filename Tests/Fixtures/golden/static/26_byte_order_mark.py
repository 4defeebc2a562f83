# Grüße
import gammaray.static as _gammaray; text = "äöü"
def handler(event, context):
    return text
handler = _gammaray.entry(handler)
