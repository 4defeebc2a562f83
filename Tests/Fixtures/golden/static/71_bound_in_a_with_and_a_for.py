import gammaray.static as _gammaray; import contextlib


@contextlib.contextmanager
def provide(value):
    yield value


def run(event, context):
    return "provided"


with provide(run) as candidate:
    for handler in (print, candidate):
        pass
_gammaray.entry_if_bound(globals(), "handler")
