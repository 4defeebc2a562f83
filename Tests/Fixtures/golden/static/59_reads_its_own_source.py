import gammaray.static as _gammaray; import inspect


def handler(event, context):
    """Looks at itself."""
    # a comment
    return [
        inspect.getsource(handler), handler.__name__, handler.__qualname__, handler.__doc__, handler.__module__,
        str(inspect.signature(handler)), inspect.getsourcelines(handler)[1], inspect.currentframe().f_lineno,
    ]
handler = _gammaray.entry(handler)
