"""Runs each form of the fixtures and what static mode makes of it: both must bind the same names to the same things, but for the prefix."""

import importlib
import sys
import types
from pathlib import Path
from typing import Any, Dict, Iterator, List, NamedTuple

import pytest

import stubs

FIXTURES = Path(__file__).resolve().parent.parent / "Fixtures" / "static"


class Form(NamedTuple):
    name: str
    before: str
    after: str


def forms() -> Iterator[Form]:
    for folder in sorted(FIXTURES.iterdir()):
        if folder.name == "left-alone":
            continue
        blocks = [(folder / file).read_text().split("\n\n") for file in ("before.py", "after.static.py")]
        assert len(blocks[0]) == len(blocks[1])
        for number, (before, after) in enumerate(zip(*blocks), start=1):
            yield Form("%s-%02d" % (folder.name, number), before, after)


ALL = list(forms())


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    stubs.write(tmp_path)
    (tmp_path / "form.py").write_text("")
    monkeypatch.syspath_prepend(str(tmp_path))
    loaded = {name: module for name, module in sys.modules.items() if stubs.is_stub(name)}
    yield tmp_path
    _forget()
    sys.modules.update(loaded)


def _forget() -> None:
    for name in [name for name in sys.modules if stubs.is_stub(name) or stubs.is_stub(name, stubs.PREFIX)]:
        del sys.modules[name]
    importlib.invalidate_caches()


def run(source: str, folder: Path) -> Dict[str, Any]:
    """What a module of that source binds."""
    _forget()
    module = types.ModuleType("form")
    module.__file__ = str(folder / "form.py")
    exec(compile(source, module.__file__, "exec", dont_inherit=True), module.__dict__)
    return {name: value for name, value in vars(module).items() if not name.startswith("__")}


def described(value: Any) -> Any:
    """What a value is, without the prefix of the copies and without addresses."""
    if isinstance(value, types.ModuleType):
        return "module", plain(value.__name__)
    if isinstance(value, (type, types.FunctionType)):
        return type(value).__name__, plain(value.__module__), value.__qualname__
    if isinstance(value, (tuple, list)):
        return [described(each) for each in value]
    if isinstance(value, dict):
        return {name: described(each) for name, each in value.items()}
    if isinstance(value, (str, bytes, int, type(None))):
        return value if not isinstance(value, str) else plain(value)
    return described(type(value))


def plain(name: str) -> str:
    return name[len(stubs.PREFIX):] if name.startswith(stubs.PREFIX) else name


def identities(bound: Dict[str, Any]) -> List[List[str]]:
    """Which names are bound to one object."""
    groups: Dict[int, List[str]] = {}
    for name, value in sorted(bound.items()):
        groups.setdefault(id(value), []).append(name)
    return sorted(groups.values())


@pytest.mark.parametrize("form", ALL, ids=[form.name for form in ALL])
def test_binds_the_same(form: Form, packages: Path) -> None:
    expected = run(form.before, packages)
    wanted = described(expected)
    found = run(form.after, packages)
    originals = [name for name in sys.modules if stubs.is_stub(name)]
    assert described(found) == wanted
    assert identities(found) == identities(expected)
    assert not originals, "the rewritten form imported the SDK itself"


def test_there_are_forms() -> None:
    assert len(ALL) >= 60
