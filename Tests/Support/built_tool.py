"""The tool that the tests run."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def tool_path() -> str:
    """The tool of `REWRITE_TOOL`, else a build of it; a `RuntimeError` where there is none."""
    named = os.environ.get("REWRITE_TOOL")
    builds = [ROOT / ".build" / kind / "rewrite-tool" for kind in ("release", "debug")]
    for path in [Path(named).resolve()] if named else builds:
        if os.access(str(path), os.X_OK):
            return str(path)
    raise RuntimeError("no rewrite-tool: run `make release`, or set REWRITE_TOOL")
