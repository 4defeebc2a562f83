"""What `hook` has met: objects whose calls are watched, and classes it knows what to do with. Nothing is kept alive for it.

A dictionary by identity, since a lookup through weak references of the standard library takes three times as long.
"""
from _weakref import ref

known = {}  # id of an object -> Owner
kinds = {}  # id of a class -> Kind


class Owner(ref):
    """An object whose methods call a client that is watched."""

    # Method's name, and id of the bound method -> (code, offset in it, serial number) of the last hook of it.
    __slots__ = ("sites",)


class Kind(ref):
    """A class. `role` is `SDK`, None where its objects call nothing, else what its methods send: see `hooks.http`."""

    __slots__ = ("role",)


SDK = "sdk"


def remember(owner, sites):
    """From now on `owner` is known."""
    found = Owner(owner, _forgetting(known, id(owner)))
    found.sites = sites
    known[id(owner)] = found


def remember_kind(kind, role):
    """From now on the class `kind` is known."""
    found = Kind(kind, _forgetting(kinds, id(kind)))
    found.role = role
    kinds[id(kind)] = found


def _forgetting(table, key):
    def forget(gone):
        if table.get(key) is gone:  # the id may have a new owner
            del table[key]

    return forget
