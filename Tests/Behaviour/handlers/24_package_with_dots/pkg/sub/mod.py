import pkg


def h(event, context):
    return [__name__, pkg.flag]
