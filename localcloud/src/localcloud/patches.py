"""Replaced attributes of moto, put back on undo. All that the local cloud changes in moto goes through here."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from .errors import LocalCloudError

MOTO = "5.2.1"
_ABSENT = object()


def require_moto() -> None:
    """Stops unless moto is the version whose insides the patches know."""
    try:
        found = version("moto")
    except PackageNotFoundError:
        found = "none"
    if found != MOTO:
        raise LocalCloudError(f"the local cloud changes the insides of moto {MOTO}, but {found} is installed: pip install 'moto[all]=={MOTO}'")


class Patches:
    """A stack of replacements."""

    def __init__(self) -> None:
        self._originals: list[tuple[object, str, object]] = []

    def replace(self, owner: object, name: str, value: object) -> None:
        """Sets an existing attribute of a module or class."""
        self._originals.append((owner, name, getattr(owner, name)))
        setattr(owner, name, value)

    def add(self, owner: object, name: str, value: object) -> None:
        """Gives a module or class an attribute that it lacks."""
        if hasattr(owner, name):
            raise LocalCloudError(f"{owner!r} has {name} by itself now: take the local cloud's away")
        self._originals.append((owner, name, _ABSENT))
        setattr(owner, name, value)

    def undo(self) -> None:
        while self._originals:
            owner, name, value = self._originals.pop()
            if value is _ABSENT:
                delattr(owner, name)
            else:
                setattr(owner, name, value)
