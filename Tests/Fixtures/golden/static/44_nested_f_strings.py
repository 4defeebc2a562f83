import gammaray.static as _gammaray; names = {"a": 1}


def handler(event, context):
    return f"{names["a"]} {f"{"deep"}"} {event!r:>5} {
        1 + 1  # a comment inside
    }"
handler = _gammaray.entry(handler)
