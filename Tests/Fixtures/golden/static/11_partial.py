import gammaray.static as _gammaray; from functools import partial


def run(table, event, context):
    return [table, event["n"] * 2]


handler = partial(run, "orders")
handler = _gammaray.entry(handler)
