"""What the tests run with: the pinned packages as they are, and as `rewrite-tool bundle --mode static` packs them."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import venv
import zipfile
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator, List, Tuple

from sources import CACHE
from suites import Suite

# The function whose bundle is the static environment, and whose files the tests are.
HANDLER = "gammaray_sdk_tests.handler"
MODULE = "def handler(event, context):\n    return event\n"


def tool() -> str:
    """The tool of `REWRITE_TOOL`, else the release build."""
    return os.environ.get("REWRITE_TOOL") or str(CACHE.parent.parent / ".build" / "dist" / "rewrite-tool")


def python() -> Path:
    """A Python that sees nothing but the standard library and PYTHONPATH."""
    target = CACHE / ("python-%d.%d" % sys.version_info[:2])
    if not (target / "bin" / "python").exists():
        venv.create(str(target), symlinks=True, with_pip=False)
    return target / "bin" / "python"


def key(suite: Suite) -> str:
    """Changes with what is installed and with the Python that runs it."""
    return hashlib.sha256(suite.requirements.read_bytes() + sys.version.encode()).hexdigest()[:16]


def stock(suite: Suite) -> Path:
    """A folder with the pinned packages as PyPI has them; installed once."""
    target = CACHE / ("stock-%s-%s" % (suite.pins, key(suite)))
    if not target.is_dir():
        work = target.with_name(target.name + ".new")
        shutil.rmtree(str(work), ignore_errors=True)
        subprocess.run(
            [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-compile", "--no-deps", "--target", str(work),
             "-r", str(suite.requirements)], check=True)
        work.rename(target)
    return target


def static(suite: Suite, work: Path) -> Path:
    """A folder with what a bundle of static mode holds for a function with the same requirements and all services."""
    function = work / "function"
    write_function(function)
    shutil.copy(str(suite.requirements), str(function / "requirements.txt"))
    run("bundle", "--mode", "static", "--sdk", "full", "--handler", HANDLER, "--python-version", "%d.%d" % sys.version_info[:2],
        "--no-bytecode", "--output", str(work / "bundle"), str(function))
    target = work / "static"
    with zipfile.ZipFile(str(next((work / "bundle").glob("*.zip")))) as bundle:
        bundle.extractall(str(target))
    return target


def write_function(folder: Path) -> None:
    """Makes the folder that of a function, so that the tool takes all modules in it for the function's own."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / (HANDLER.partition(".")[0] + ".py")).write_text(MODULE)


def rewrite(folder: Path) -> List[str]:
    """Rewrites a folder of tests in place, scripts without `.py` as well; gives what was left alone."""
    write_function(folder)
    left = []
    with scripts(folder) as others:
        report = json.loads(run("rewrite", "--mode", "static", "--handler", HANDLER, "--in-place", "--format", "json", str(folder)))
        left += ["%s: not rewritten, %s" % (path.relative_to(folder), why) for path, why in others]
    for m in report["messages"]:
        if m["id"] != "no-entry-point":
            left.append("%s:%s: %s" % (m["path"], m.get("line", ""), m["message"]))
    return left


@contextmanager
def scripts(folder: Path) -> Iterator[List[Tuple[Path, str]]]:
    """Gives scripts in Python a name by which the tool knows them, for a while. Yields the other ones that name the SDK, with the reason."""
    moved, others = [], []
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and not path.suffix):
        content = path.read_bytes()
        first = content.partition(b"\n")[0].decode(errors="replace")
        if not first.startswith("#!") or not (b"boto" in content or b"s3transfer" in content):
            continue
        named = path.with_name(path.name + ".py")
        if "python" not in first or named.exists():
            others.append((path, "%s is taken" % named.name if named.exists() else "no Python: %s" % first))
        else:
            moved.append((path.rename(named), path))
    try:
        yield others
    finally:
        for named, path in moved:
            named.rename(path)


def run(*arguments: str) -> str:
    done = subprocess.run([tool(), *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode:
        raise RuntimeError("%s ended with %d: %s" % (arguments[0], done.returncode, done.stderr.decode()[-2000:]))
    return done.stdout.decode()
