"""Build backend (PEP 517) of the wheel `gammaray`: the binary `rewrite-tool` and the runtime package, in one file for pip.

`pip install .`, `pip wheel .` and pre-commit's `language: python` come in by `build_wheel`; `make wheel` runs this file.
Nothing beyond the standard library is used. The same binary and sources give the same bytes.
"""

import base64
import hashlib
import io
import os
import platform
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Dict, Iterator, List, Optional, Tuple

ROOT = Path(__file__).resolve().parent.parent
BINARY = ROOT / ".build" / "dist" / "rewrite-tool"
RUNTIME = ROOT / "runtime" / "src" / "gammaray"
SUMMARY = "Finds out who caused what in an application of AWS Lambda functions"


def get_requires_for_build_wheel(config_settings: Optional[dict] = None) -> List[str]:
    return []


def build_sdist(sdist_directory: str, config_settings: Optional[dict] = None) -> str:
    raise RuntimeError("there is no source distribution: clone the repository, or install the wheel")


def build_wheel(wheel_directory: str, config_settings: Optional[dict] = None, metadata_directory: Optional[str] = None) -> str:
    """Writes the wheel and gives its name. `GAMMARAY_BINARY` names a binary that was built elsewhere."""
    binary = _binary().read_bytes()
    version = _version()
    tag = "py3-none-" + platform_tag(binary)
    files = dict(_runtime())
    files["gammaray-%s.data/scripts/rewrite-tool" % version] = (binary, 0o755)
    info = "gammaray-%s.dist-info/" % version
    for name, content in _licences():
        files[info + "licenses/" + name] = (content, 0o644)
    files[info + "METADATA"] = (_metadata(version), 0o644)
    files[info + "WHEEL"] = (
        ("Wheel-Version: 1.0\nGenerator: gammaray\nRoot-Is-Purelib: false\nTag: %s\n" % tag).encode(), 0o644)
    name = "gammaray-%s-%s.whl" % (version, tag)
    Path(wheel_directory).mkdir(parents=True, exist_ok=True)
    temporary = Path(wheel_directory, name + ".new")
    temporary.write_bytes(_zip(files, info + "RECORD"))
    os.replace(str(temporary), str(Path(wheel_directory, name)))
    return name


def _binary() -> Path:
    """The release binary; built here where there is none and Swift is at hand."""
    named = os.environ.get("GAMMARAY_BINARY")
    if named:
        return Path(named)
    if not BINARY.exists():
        if not shutil.which("swift"):
            raise RuntimeError(
                "there is no binary in .build/dist and no Swift to build it with: install the wheel `gammaray` from a package "
                "index, or name a binary in GAMMARAY_BINARY")
        subprocess.run([str(ROOT / "setup")], check=True, stdout=sys.stderr)
        subprocess.run([str(ROOT / "scripts" / "release")], check=True, stdout=sys.stderr)
    return BINARY


def _version() -> str:
    """The runtime's, which is the tool's: a test compares them."""
    match = re.search(r'^__version__ = "([^"]+)"', (RUNTIME / "__init__.py").read_text(), re.MULTILINE)
    if not match:
        raise RuntimeError("runtime/src/gammaray/__init__.py holds no __version__")
    return match.group(1)


def platform_tag(binary: bytes) -> str:
    """`manylinux_2_N_arch` (PEP 600), N being the newest glibc whose symbols the binary asks for."""
    versions = [int(minor) for minor in re.findall(rb"\0GLIBC_2\.(\d+)(?:\.\d+)?(?=\0)", binary)]
    if not versions:
        raise RuntimeError("the binary asks for no glibc: it is no Linux executable")
    return "manylinux_2_%d_%s" % (max(versions), platform.machine())


def _runtime() -> Iterator[Tuple[str, Tuple[bytes, int]]]:
    for path in sorted(RUNTIME.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield "gammaray/" + path.relative_to(RUNTIME).as_posix(), (path.read_bytes(), 0o644)


def _licences() -> Iterator[Tuple[str, bytes]]:
    """Our licence, and those of what is linked into the binary, where the build left or the system keeps them."""
    found = {"LICENSE": ROOT / "LICENSE"}
    for path in sorted((ROOT / ".build" / "checkouts").glob("*/LICENSE*")):
        found["%s-%s" % (path.parent.name, path.name)] = path
    for package in ("libtree-sitter-dev", "libjemalloc-dev", "zlib1g-dev", "libstdc++-12-dev"):
        found[package + "-copyright"] = Path("/usr/share/doc", package, "copyright")
    for name, path in sorted(found.items()):
        if path.is_file():
            yield name, path.read_bytes()


def _metadata(version: str) -> bytes:
    headers = (
        "Metadata-Version: 2.1\nName: gammaray\nVersion: %s\nSummary: %s\nLicense: Apache-2.0\nRequires-Python: >=3.9\n"
        "Description-Content-Type: text/markdown\n\n" % (version, SUMMARY))
    return headers.encode() + (RUNTIME.parent.parent / "README.md").read_bytes()


def _zip(files: Dict[str, Tuple[bytes, int]], record: str) -> bytes:
    lines = []
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, (content, mode) in sorted(files.items()):
            digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
            lines.append("%s,sha256=%s,%d\n" % (name, digest, len(content)))
            _add(archive, name, content, mode)
        _add(archive, record, "".join(lines + [record + ",,\n"]).encode(), 0o644)
    return stream.getvalue()


def _add(archive: zipfile.ZipFile, name: str, content: bytes, mode: int) -> None:
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3  # Unix, or the mode is lost
    entry.external_attr = (0o100000 | mode) << 16
    archive.writestr(entry, content)


if __name__ == "__main__":
    print(Path("dist", build_wheel(str(ROOT / "dist"))))
