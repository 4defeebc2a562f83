"""The patch is applied whenever and however botocore is imported, once, and leaves no trace in the import system."""
import subprocess
import sys
import zipfile

import pytest
from conftest import SOURCE
from support.pythons import interpreters

CHECK = """
import botocore.client
assert botocore.client.BaseClient._make_api_call.__gammaray__ is True
assert not hasattr(botocore.client.BaseClient._make_api_call.__wrapped__, "__gammaray__")
spec = botocore.client.__spec__
assert spec.loader is botocore.client.__loader__, spec.loader
assert not type(spec.loader).__module__.startswith("gammaray"), spec.loader
print("patched")
"""
FAKE = "class BaseClient:\n    def _make_api_call(self, operation_name, api_params):\n        return operation_name\n"


def run(code, folder, python=sys.executable, path=()):
    code = f"import sys; sys.path[:0] = {[str(SOURCE), *map(str, path)]!r}\n{code}"
    done = subprocess.run([python, "-c", code], capture_output=True, text=True, cwd=folder, timeout=60)
    assert done.stdout.strip().endswith("patched"), done.stderr + done.stdout


@pytest.mark.parametrize(
    "code",
    [
        "import gammaray.dynamic, boto3",
        "import boto3, gammaray.dynamic",
        "import gammaray.dynamic, boto3\nfor _ in range(3): gammaray.dynamic.entry(len)",
        "import gammaray.dynamic, importlib; importlib.import_module('botocore.client')",
        "import gammaray.dynamic\nfrom botocore import client",
    ],
)
def test_before_and_after(code, tmp_path):
    run(code + CHECK, tmp_path)


def test_racing_imports(tmp_path):
    race = """
import threading
start = threading.Barrier(8)
def work(number):
    start.wait()
    if number % 2: import gammaray.dynamic
    import botocore.client, boto3
    import gammaray.dynamic
    gammaray.dynamic.entry(len)
threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
for t in threads: t.start()
for t in threads: t.join()
"""
    run(race + CHECK, tmp_path)


@pytest.mark.parametrize("version,python", sorted(interpreters().items()), ids=lambda value: str(value).replace("/", "."))
def test_from_a_zip(version, python, tmp_path):
    if version < (3, 9):
        pytest.skip("older than what is supported")
    bundle = tmp_path / "bundle.zip"
    with zipfile.ZipFile(bundle, "w") as archive:
        archive.writestr("botocore/__init__.py", "")
        archive.writestr("botocore/client.py", FAKE)
        for file in SOURCE.rglob("gammaray/**/*.py"):
            archive.write(file, file.relative_to(SOURCE))
    code = f"sys.path[:] = [{str(bundle)!r}] + [p for p in sys.path if 'site-packages' not in p and 'src' not in p]\n"
    code += "import gammaray.dynamic as g\nassert '.zip' in g.__file__\n" + CHECK.replace('print("patched")', "")
    code += 'assert g.entry(lambda e, c: 5)({"Records": [{"eventSource": "aws:sqs", "messageId": "m"}]}, None) == 5\nprint("patched")'
    run(f"import os; os.environ['GAMMARAY_SINK'] = 'file'; os.environ['GAMMARAY_FILE'] = {str(tmp_path / 'r')!r}\n" + code, tmp_path, python)
    assert (tmp_path / "r").read_text().count("\n") == 2


def test_aiobotocore_is_patched(tmp_path):
    (tmp_path / "aiobotocore").mkdir()
    (tmp_path / "aiobotocore" / "__init__.py").write_text("")
    source = FAKE.replace("BaseClient", "AioBaseClient").replace("def _make", "async def _make").replace("return operation_name", "return {}")
    (tmp_path / "aiobotocore" / "client.py").write_text(source)
    code = f"""
import os; os.environ.update(GAMMARAY_SINK="file", GAMMARAY_FILE={str(tmp_path / "r")!r})
import asyncio, gammaray.dynamic, aiobotocore.client, types, inspect
client = aiobotocore.client.AioBaseClient()
client.meta = types.SimpleNamespace(region_name="eu-west-1")
client._service_model = types.SimpleNamespace(service_name="sqs")
assert inspect.iscoroutinefunction(client._make_api_call)
async def handler(event, context):
    await client._make_api_call("DeleteMessage", {{"QueueUrl": "q"}})
asyncio.run(gammaray.dynamic.entry(handler)({{}}, None))
assert open({str(tmp_path / "r")!r}).read().count('"operation":"DeleteMessage"') == 2
print("patched")
"""
    run(code, tmp_path, path=[tmp_path])


def test_a_module_that_is_missing_stays_missing(tmp_path):
    code = """
sys.path[:] = [p for p in sys.path if "site-packages" not in p]
import gammaray.dynamic
try:
    import botocore.client
except ModuleNotFoundError as error:
    assert error.name == "botocore"
    print("patched")
"""
    run(code, tmp_path, path=[])


def test_an_error_in_the_module_passes(tmp_path):
    (tmp_path / "botocore").mkdir()
    (tmp_path / "botocore" / "__init__.py").write_text("")
    (tmp_path / "botocore" / "client.py").write_text("raise ImportError('theirs')")
    code = "import gammaray.dynamic\ntry:\n    import botocore.client\nexcept ImportError as e:\n    assert str(e) == 'theirs'; print('patched')"
    run(code, tmp_path, path=[tmp_path])
