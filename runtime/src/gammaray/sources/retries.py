"""Batches of a stream that this process has met: a stream's events do not tell that they come again.

Lambda retries a batch as it was, or from its first failed record on, or in halves: so it has the first or the last record in common
with one that came before. The keys say the same to whoever has the records of every sandbox.
https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-create.html
"""
_KEPT = 100  # batches

_first = {}
_last = {}


def met(first, last):
    """Whether a batch began with the cause `first` or ended with `last` before; it is remembered."""
    found = first in _first or last in _last
    for known, cause in ((_first, first), (_last, last)):
        known[cause] = None
        while len(known) > _KEPT:
            known.pop(next(iter(known)), None)
    return found
