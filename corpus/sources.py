"""The Python files of the corpus: pinned packages from PyPI, the running Python's standard library, our own hard cases."""

import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import zipfile
from pathlib import Path
from typing import Dict, Iterator, List, Tuple

import fixtures

HERE = Path(__file__).resolve().parent
REQUIREMENTS = HERE / "requirements.txt"
CACHE = HERE.parent / ".cache" / "corpus"

# Of the standard library's tests: what is there to trouble tools that read Python.
HARD_TESTS = (
    "test_grammar", "test_patma", "test_fstring", "test_tstring", "test_syntax", "test_type_params", "test_exceptions",
    "test_unparse", "test_source_encoding", "test_utf8source", "test_future", "test_decorators", "test_named_expr",
    "bad_coding", "badsyntax_", "badsyntax", "bad_", "encoded_modules", "tokenizedata", "tokenize_tests", "lib2to3",
)


def packages(requirements: Path = REQUIREMENTS, name: str = "packages") -> Path:
    """The folder of the unpacked wheels; downloads them when the pins have changed, or never were there."""
    pins = hashlib.sha256(requirements.read_bytes()).hexdigest()[:16]
    target = CACHE / ("%s-%s" % (name, pins))
    if target.is_dir():
        return target
    print("corpus: downloading packages from PyPI into .cache/corpus", file=sys.stderr)
    CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=str(CACHE)) as work:
        # The wheels are read, not run: which Python runs this does not matter to pip either.
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "-q", "--disable-pip-version-check", "--no-deps", "--require-hashes",
             "--only-binary", ":all:", "--python-version", "3.12", "-d", work + "/wheels", "-r", str(requirements)],
            check=True)
        for wheel in sorted(Path(work, "wheels").glob("*.whl")):
            with zipfile.ZipFile(str(wheel)) as archive:
                archive.extractall(os.path.join(work, "unpacked", wheel.name.split("-")[0]))
        os.rename(os.path.join(work, "unpacked"), str(target))
    for old in CACHE.glob(name + "-*"):
        if old != target:
            shutil.rmtree(str(old))
    return target


def _python_files(root: Path, label: str) -> Iterator[Tuple[str, Path]]:
    for directory, subdirectories, names in os.walk(str(root)):
        subdirectories[:] = sorted(name for name in subdirectories if name not in ("__pycache__", "site-packages", "dist-packages"))
        for name in sorted(names):
            path = Path(directory, name)
            if name.endswith(".py") and path.is_file():
                yield "/".join((label,) + path.relative_to(root).parts), path


def _is_hard(label: str) -> bool:
    return any(part.startswith(HARD_TESTS) for part in label.split("/")[1:])


def corpus(every: int = 1) -> Dict[str, bytes]:
    """Label -> bytes. Labels start with the package's name, `stdlib` or `fixtures`, and hold no version.

    `every`: keep each n-th file of the packages and the library; hard cases are kept always.
    """
    found: List[Tuple[str, Path]] = []
    for package in sorted(packages().iterdir()):
        found += _python_files(package, package.name)
    found += _python_files(Path(sysconfig.get_path("stdlib")), "stdlib")
    kept = [item for index, item in enumerate(found) if index % every == 0 or _is_hard(item[0])]
    files = {label: path.read_bytes() for label, path in kept}
    files.update(("fixtures/%s.py" % name, content) for name, content in fixtures.FILES.items())
    return files
