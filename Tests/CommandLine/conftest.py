"""The tool as its users run it: a process, files, exit codes."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Dict, List, Optional

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Support"))

from built_tool import tool_path  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent.parent
HANDLER = b"import boto3\n\n\ndef lambda_handler(event, context):\n    return event\n"
REWRITTEN = (
    b"import gammaray.dynamic as _gammaray; import boto3\n\n\ndef lambda_handler(event, context):\n    return event\n"
    b"lambda_handler = _gammaray.entry(lambda_handler)\n")


class Tool:
    """Runs the tool in a folder."""

    def __init__(self, folder: Path) -> None:
        self.path = tool_path()
        self.folder = folder

    def __call__(
        self, *arguments: str, stdin: Optional[bytes] = None, env: Optional[Dict[str, str]] = None, cwd: Optional[Path] = None
    ) -> "subprocess.CompletedProcess[bytes]":
        environment = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "TERM")}
        environment.update(env or {})
        return subprocess.run(
            [self.path, *arguments], cwd=str(cwd or self.folder), input=stdin, env=environment, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, timeout=120)


@pytest.fixture
def tool(tmp_path: Path) -> Tool:
    return Tool(tmp_path)


@pytest.fixture
def handler(tmp_path: Path) -> Path:
    """A file with a handler, found by convention."""
    path = tmp_path / "app.py"
    path.write_bytes(HANDLER)
    return path


def names(folder: Path) -> List[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file() and ".git/" not in str(path))
