import gammaray.static as _gammaray; import os, \
    json
total = 1 + \
    2
handler = \
    lambda event, context: \
    [total, os.sep, json.dumps(event)]
handler = _gammaray.entry(handler)
