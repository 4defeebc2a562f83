"""A docstring.

from __future__ import nothing
"""
from __future__ import annotations

# a comment
from __future__ import generator_stop; import gammaray.static as _gammaray


def handler(event: Missing, context: AlsoMissing) -> list[int] | None:
    return handler.__annotations__["event"], __doc__
handler = _gammaray.entry(handler)
