from functools import partial


def run(table, event, context):
    return [table, event["n"] * 2]


handler = partial(run, "orders")
