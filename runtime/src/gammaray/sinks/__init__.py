"""Where records go: one file a sink.

A sink has `batch`, the most records of one write; `write(records, deadline)`, which returns those that it could not write by
`deadline` (monotonic seconds) or raises when it wrote none; and `renew()`, for a forked child.
"""


def make(settings):
    """The sink that the settings name."""
    from importlib import import_module

    made = import_module("." + settings.sink, __name__).Sink(settings)
    if settings.names_key is None:
        return made
    from ..names import Sink

    return Sink(made, settings.names_key)


def line(record):
    """The record as one line of ASCII: no name in it can break or forge a line."""
    from json import dumps

    return dumps(record, separators=(",", ":"))
