import gammaray.static as _gammaray; import json

import there_is_no_such_module


def handler(event, context):
    return json
handler = _gammaray.entry(handler)
