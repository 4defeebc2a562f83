import gammaray.static as _gammaray; import functools


def traced(function):
    @functools.wraps(function)
    def inner(event, context):
        print("before", function.__name__)
        try:
            return function(event, context)
        finally:
            print("after", function.__name__)
    return inner


@traced
def handler(event, context):
    """Says hello."""
    return "hello " + event
handler = _gammaray.entry(handler)
