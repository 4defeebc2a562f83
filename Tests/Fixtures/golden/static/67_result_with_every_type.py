import gammaray.static as _gammaray; from decimal import Decimal


def handler(event, context):
    return {"n": Decimal("1.10"), "f": 0.1, "t": (1, None, True), "u": "ä\u2028😀", "e": event}
handler = _gammaray.entry(handler)
