"""The function as its bundle holds it, and one run of it under Lambda's own runtime client."""

from __future__ import annotations

import shutil
import subprocess

from conftest import SDK, SOURCE, TOOL
from localcloud import FunctionSpec, Invocation, Sandbox, interpreters

MODES = ("dynamic", "hybrid", "static")
ROOT = "1-5759e988-bd862e3fe1be46a994272793"
TRACE = f"Root={ROOT};Parent=53995c3f42cd8ad8;Sampled=1"


def instrumented(mode: str, folder, python: str):
    """The function as its bundle holds it."""
    options = ["--python-version", python, "--output", folder / "out", *(["--sdk-version", SDK] if mode == "static" else [])]
    command = [TOOL, "bundle", "--mode", mode, "--handler", "app.lambda_handler", *options, SOURCE]
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    (archive,) = (folder / "out").glob("*.zip")
    shutil.unpack_archive(archive, folder / "task")
    return folder / "task"


def run(folder, capture, python: str, records, **more: str):
    """The results of all cases, and the requests of each."""
    capture.forget()
    variables = {"GAMMARAY_SINK": "file", "GAMMARAY_FILE": str(records), "PYTHONHASHSEED": "0", **more}  # the User-Agent lists a set
    spec = FunctionSpec(
        name="wire", handler="app.lambda_handler", task_root=folder, region="eu-west-1", timeout=60, endpoint=capture.url, memory=512,
        interpreter=interpreters.for_runtime(f"python{python}"), variables=tuple(sorted(variables.items())))
    sandbox = Sandbox(spec, freeze=False)
    try:
        outcome = sandbox.invoke(Invocation(b"{}", request_id="5b3a1d9e-0000-4000-8000-000000000000", trace=TRACE))
    finally:
        sandbox.close()
    assert not outcome.failed, outcome.value()
    return outcome.value(), capture.cases
