"""Unpacks deployment packages as Lambda does: modes and symbolic links kept."""

from __future__ import annotations

import io
import os
import shutil
import stat
import zipfile
from pathlib import Path

from .errors import LocalCloudError


def unpack(archive: bytes, folder: Path) -> None:
    """Unpacks a zip's bytes into a new folder."""
    try:
        package = zipfile.ZipFile(io.BytesIO(archive))
    except zipfile.BadZipFile as error:
        raise LocalCloudError(f"the deployment package is no zip file: {error}") from None
    root = folder.resolve()
    root.mkdir(parents=True)
    with package:
        for entry in package.infolist():
            path = root / entry.filename
            if not path.resolve().is_relative_to(root):
                raise LocalCloudError(f"{entry.filename!r} leaves the deployment package")
            _unpack_entry(package, entry, path)


def packed(folder: Path) -> bytes:
    """A zip of a folder's files, without compiled Python."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                package.write(path, path.relative_to(folder))
    return buffer.getvalue()


def _unpack_entry(package: zipfile.ZipFile, entry: zipfile.ZipInfo, path: Path) -> None:
    mode = entry.external_attr >> 16
    if entry.is_dir():
        path.mkdir(parents=True, exist_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    if stat.S_ISLNK(mode):
        os.symlink(package.read(entry), path)
        return
    with package.open(entry) as source, open(path, "wb") as target:
        shutil.copyfileobj(source, target)
    if stat.S_IMODE(mode):
        path.chmod(stat.S_IMODE(mode))
