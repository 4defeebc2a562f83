import gammaray.static as _gammaray; counter = 0
seen = {}


def handler(event, context):
    global counter
    counter += 1
    seen.setdefault(event, []).append(counter)
    return seen
handler = _gammaray.entry(handler)
