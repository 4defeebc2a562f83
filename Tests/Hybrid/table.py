"""The table of operations: what is called, and what the record of the call must say. One file a service in `services/`."""

from __future__ import annotations

import ast
import functools
import string
import tomllib
from dataclasses import dataclass
from pathlib import Path

SERVICES = Path(__file__).parent / "services"
SERVICE_MEMBERS = {"service", "setup", "harmless", "calls"}
CALL_MEMBERS = {"operation", "arguments", "also", "resource", "keys"}


@dataclass(frozen=True)
class Call:
    """A row: an operation, called in three forms at least."""

    operation: str
    arguments: str
    """Source text of the arguments; `$n` is another letter in each form."""
    also: tuple[str, ...]
    """Source text of further forms: over `client`, `resource` and the names of the setup."""
    resource: str | None
    """What the record must hold, as `str.format` fills it in with `n`, `r` (the response), `id` (of the request), the setup's names."""
    keys: tuple[str, ...]

    @property
    def forms(self) -> str:
        """A letter for each form: client, second client form, helper, then `also`."""
        return string.ascii_lowercase[: 3 + len(self.also)]


@dataclass(frozen=True)
class Service:
    name: str
    """botocore's."""
    setup: str
    """Python that makes what the calls need, before the function runs: over `client(service)` and `FORMS`."""
    harmless: tuple[str, ...]
    """Calls that wake nothing."""
    calls: tuple[Call, ...]

    @functools.cached_property
    def names(self) -> frozenset[str]:
        """What the setup makes and the function is told in its event."""
        stored = [node.id for node in ast.walk(ast.parse(self.setup)) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)]
        return frozenset(name for name in stored if not name.startswith("_"))


@functools.cache
def services() -> tuple[Service, ...]:
    """All services, by name."""
    return tuple(_read(path) for path in sorted(SERVICES.glob("*.toml")))


def _read(path: Path) -> Service:
    data = tomllib.loads(path.read_text("utf-8"))
    unknown = set(data) - SERVICE_MEMBERS | {name for row in data["calls"] for name in set(row) - CALL_MEMBERS}
    if unknown:
        raise ValueError(f"{path}: unknown members {sorted(unknown)}")
    calls = tuple(
        Call(row["operation"], row["arguments"], tuple(row.get("also", ())), row.get("resource"), tuple(row.get("keys", ())))
        for row in data["calls"]
    )
    return Service(data.get("service", path.stem), data.get("setup", ""), tuple(data.get("harmless", ())), calls)
