"""Runs the built tool over a folder of corpus files."""

import json
import os
import subprocess
from pathlib import Path
from typing import Dict, List, NamedTuple

ROOT = Path(__file__).resolve().parent.parent


class Refusal(NamedTuple):
    """Why the tool left a file alone."""

    id: str
    message: str


def path() -> str:
    """The tool of `REWRITE_TOOL`, else the release build."""
    return os.environ.get("REWRITE_TOOL") or str(ROOT / ".build" / "release" / "rewrite-tool")


def run(command: str, arguments: List[str], folder: Path) -> Dict[str, Refusal]:
    """File -> why it was refused; raises where the tool did not end as it says it does."""
    done = subprocess.run(
        [path(), command, "--format", "json"] + arguments, cwd=str(folder), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode not in (0, 2):
        raise RuntimeError("%s ended with %d: %s" % (command, done.returncode, done.stderr.decode()[-2000:]))
    if not done.stdout:
        raise RuntimeError("%s ended with %d and no report: %s" % (command, done.returncode, done.stderr.decode()[-2000:]))
    report = json.loads(done.stdout)
    refused = {
        message["path"]: Refusal(message["id"], message["message"])
        for message in report["messages"] if message["severity"] == "error"}
    if bool(refused) != (done.returncode == 2):
        raise RuntimeError("%s ended with %d, with %d errors told" % (command, done.returncode, len(refused)))
    return refused
