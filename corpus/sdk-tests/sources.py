"""Archives with tests: downloaded once, checked by their sha256, and never run from where they are."""

import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
import urllib.error
import urllib.request
from pathlib import Path
from typing import Sequence

from suites import Source, Suite

CACHE = Path(__file__).resolve().parent.parent.parent / ".cache" / "sdk-tests"


class Unreachable(Exception):
    """The archive cannot be had from here."""


def archive(source: Source) -> Path:
    """The downloaded archive. Raises `Unreachable`, also where what came is something else."""
    target = CACHE / "sources" / source.sha256
    if not target.is_file():
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=str(CACHE)) as work:
            found = _from_url(source.place, Path(work)) if "://" in source.place else _from_pypi(source, Path(work))
            digest = hashlib.sha256(found.read_bytes()).hexdigest()
            if digest != source.sha256:
                raise Unreachable("%s has sha256 %s instead of %s" % (source.place, digest, source.sha256))
            shutil.move(str(found), str(target))
    return target


def _from_url(url: str, work: Path) -> Path:
    try:
        with urllib.request.urlopen(url, timeout=60) as answer:
            (work / "archive").write_bytes(answer.read())
    except (urllib.error.URLError, OSError) as problem:
        raise Unreachable("%s: %s" % (url, problem))
    return work / "archive"


def _from_pypi(source: Source, work: Path) -> Path:
    (work / "pin.txt").write_text("%s --hash=sha256:%s\n" % source)
    done = subprocess.run(
        [sys.executable, "-m", "pip", "download", "-q", "--disable-pip-version-check", "--no-deps", "--no-binary", ":all:",
         "--require-hashes", "-d", str(work / "sdist"), "-r", str(work / "pin.txt")],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        raise Unreachable("pip download %s: %s" % (source.place, done.stdout.decode()[-500:]))
    return next((work / "sdist").iterdir())


def unpack(suite: Suite, target: Path, given: Path = None) -> None:
    """Puts what the suite keeps of its archive, or of the folder `given`, into the folder `target`."""
    if given is not None:
        for name in suite.kept:
            shutil.copytree(str(given / name), str(target / name))
        return
    with tarfile.open(str(archive(suite.source))) as packed:
        for member in packed.getmembers():
            inner = member.name.partition("/")[2]
            if member.isfile() and inner.partition("/")[0] in suite.kept and ".." not in inner.split("/"):
                path = target / inner
                path.parent.mkdir(parents=True, exist_ok=True)
                with packed.extractfile(member) as content:
                    path.write_bytes(content.read())
                path.chmod(member.mode & 0o777 | 0o600)


def content(folder: Path, names: Sequence[str]) -> str:
    """A sha256 of all files in the folders `names` of `folder`: their paths and bytes."""
    digest = hashlib.sha256()
    files = [path for name in names for path in (folder / name).rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    for path in sorted(files, key=lambda path: path.relative_to(folder).as_posix()):
        digest.update(b"%s\0%s" % (path.relative_to(folder).as_posix().encode(), hashlib.sha256(path.read_bytes()).digest()))
    return digest.hexdigest()


def remove(folder: Path) -> None:
    """Removes a folder, whatever the tests left in it."""
    shutil.rmtree(str(folder), ignore_errors=True)
