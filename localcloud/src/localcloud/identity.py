"""The ids of the HTTP request that the running thread serves, and the process-wide counters of the cloud.

AWS gives every API response a request id, and what a request causes carries that id further. moto makes up its ids
in several places; here is the one place that they all ask.
"""

from __future__ import annotations

import base64
import itertools
import os
import secrets
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

ACCOUNT = "123456789012"

_SERVED = threading.local()
_SEQUENCERS = itertools.count(0x17A3B5C7D9000000)
_S3_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def _s3_request_id() -> str:
    return "".join(secrets.choice(_S3_ALPHABET) for _ in range(16))


@dataclass(frozen=True)
class RequestIdentity:
    """The ids that one API request is answered with."""

    path: str = ""
    trace: str | None = None
    """The caller's `X-Amzn-Trace-Id` header."""
    request_id: str = field(default_factory=lambda: str(uuid.uuid4()))
    s3_request_id: str = field(default_factory=_s3_request_id)
    host_id: str = field(default_factory=lambda: base64.b64encode(os.urandom(48)).decode())
    deferred: dict[str, Callable[[], None]] = field(default_factory=dict)


def current() -> RequestIdentity:
    """The identity of the request that this thread serves, or a new one outside of any request."""
    return getattr(_SERVED, "identity", None) or RequestIdentity()


@contextmanager
def serving(identity: RequestIdentity) -> Iterator[None]:
    """Declares which request this thread serves in the body, then runs what was kept for its end."""
    _SERVED.identity = identity
    try:
        yield
    finally:
        _SERVED.identity = None
        for job in identity.deferred.values():
            job()


def at_end_of_request(key: str, job: Callable[[], None]) -> None:
    """Runs `job` once when the request that this thread serves is done, so that a batch of writes wakes a reader once."""
    served = getattr(_SERVED, "identity", None)
    if served is None:
        job()
    else:
        served.deferred[key] = job


def next_sequencer() -> str:
    """A new S3 sequencer: hexadecimal digits, and later ones compare greater."""
    return f"{next(_SEQUENCERS):018X}"


def new_trace(parent: str | None = None) -> str:
    """A trace header as Lambda passes it: the caller's root if there is one, else a new root."""
    root = next((part[5:] for part in (parent or "").split(";") if part.startswith("Root=")), None)
    root = root or f"1-{int(time.time()):08x}-{secrets.token_hex(12)}"
    return f"Root={root};Parent={secrets.token_hex(8)};Sampled=1"


def parent_of(header: str | None) -> str | None:
    """The parent that a trace header names; nil when there is none."""
    return next((part[7:] for part in (header or "").split(";") if part.startswith("Parent=")), None)


def parts_of(header: str) -> tuple[str, str]:
    """The trace id and the parent of a header that `new_trace` made."""
    root, parent, _ = header.split(";")
    return root.removeprefix("Root="), parent.removeprefix("Parent=")
