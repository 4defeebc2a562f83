import gammaray.static as _gammaray; import entry
import dynamic


def handler(event, context):
    return [entry.value, dynamic.value]
handler = _gammaray.entry(handler)
