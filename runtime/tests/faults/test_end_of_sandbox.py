"""SIGTERM under Lambda's own runtime client: what no flush could write is written before the sandbox ends."""
import shutil
import signal

import pytest
from conftest import SOURCE
from support.faulty import Table
from support.pythons import lambda_python, oldest_and_newest
from support.runtime_api import Sandbox

HANDLER = """
import gammaray.dynamic as _gammaray; import os
from gammaray import shutdown
def lambda_handler(event, context):
    shutdown.arm(os.environ["EXTENSIONS"])
lambda_handler = _gammaray.entry(lambda_handler)
"""


def test_sigterm_between_invocations(tmp_path):
    version = oldest_and_newest()[1]
    python, why = lambda_python(version)
    if python is None or version < (3, 12):
        pytest.skip(why or "not armed before Python 3.12")
    (tmp_path / "extensions").mkdir()
    (tmp_path / "extensions" / "one").touch()
    folder = tmp_path / "function"
    folder.mkdir()
    (folder / "app.py").write_text(HANDLER)
    shutil.copytree(SOURCE / "gammaray", folder / "gammaray", ignore=shutil.ignore_patterns("__pycache__"))
    with Table() as table:
        table.default = table.refuse("AccessDeniedException")
        settings = {
            "GAMMARAY_ENDPOINT_URL": table.url,
            "GAMMARAY_SPILL_MB": "0",
            "EXTENSIONS": str(tmp_path / "extensions"),
            "AWS_EXECUTION_ENV": "AWS_Lambda_python%d.%d" % version,
        }
        with Sandbox(python, str(folder), "app.lambda_handler", settings) as sandbox:
            assert sandbox.invoke({}, "request")[0] == "response"
            assert not table.records()
            table.default = table.take
            sandbox.process.send_signal(signal.SIGTERM)
            assert sandbox.process.wait(5) == -signal.SIGTERM, sandbox.text()
        assert [record["kind"] for record in table.records()] == ["entry", "exit"]
