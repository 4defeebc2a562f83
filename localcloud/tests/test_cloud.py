"""The cloud as a whole: one at a time, idle, reset, frozen sandboxes, packages, interpreters, and what it leaves behind."""

import http.client
import io
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from cloud_helpers import body
from localcloud import FunctionSpec, Invocation, LocalCloud, LocalCloudError, Sandbox, bundle, interpreters, patches

SOURCE = str(Path(bundle.__file__).parents[1])


def test_one_cloud_at_a_time(cloud):
    with pytest.raises(LocalCloudError, match="another local cloud runs"):
        LocalCloud().start()


def test_other_versions_of_moto_are_refused(monkeypatch):
    monkeypatch.setattr(patches, "version", lambda name: "5.3.0")
    with pytest.raises(LocalCloudError, match=r"moto 5\.2\.1, but 5\.3\.0 is installed"):
        patches.require_moto()


def test_moto_is_as_before_after_stop():
    code = """
import moto.awslambda.models as m, moto.sns.models as s, moto.s3.notifications as n, moto.dynamodb.models.table as d
def all(): return [m.LambdaFunction.invoke, s.Subscription.publish, n.send_event, d.StreamShard.add, m.LambdaBackend.create_event_source_mapping]
before = all()
from localcloud import LocalCloud
with LocalCloud(): assert all() != before
assert all() == before
"""
    subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": SOURCE, "PATH": os.environ["PATH"]}, check=True)


def test_one_request_id_header_in_an_answer(cloud, recorder):
    recorder()
    connection = http.client.HTTPConnection(cloud.url.removeprefix("http://"))
    scope = "Credential=A/20260101/us-east-1/lambda/aws4_request"
    connection.request("POST", "/2015-03-31/functions/recorder/invocations", b"{}", {"Authorization": f"AWS4-HMAC-SHA256 {scope}, x, y"})
    headers = connection.getresponse().headers
    assert len(headers.get_all("x-amzn-requestid")) == 1 and headers["x-amz-executed-version"] == "$LATEST"


def test_reset_forgets_resources_functions_and_logs(cloud, recorder):
    recorder()
    cloud.client("lambda").invoke(FunctionName="recorder")
    cloud.client("s3").create_bucket(Bucket="bucket")
    cloud.reset()
    assert cloud.client("s3").list_buckets()["Buckets"] == [] and cloud.client("lambda").list_functions()["Functions"] == []
    assert cloud.logs("recorder") == []


def test_functions_that_wake_each_other_for_ever_are_told(cloud, source):
    text = """
import boto3, os
client = boto3.client("lambda")
def handler(event, context):
    if event["left"]:
        client.invoke(FunctionName="loop", InvocationType="Event", Payload='{"left": %d}' % (event["left"] - 1))
"""
    cloud.deploy("loop", source(text), handler="app.handler")
    cloud.client("lambda").invoke(FunctionName="loop", InvocationType="Event", Payload=b'{"left": 40}')
    with pytest.raises(LocalCloudError, match="wake each other for ever"):
        cloud.wait_idle(0.01)
    cloud.wait_idle()
    assert sum(line.startswith("REPORT") for line in cloud.logs("loop")) == 41


def test_parallel_invocations_get_sandboxes_of_their_own(cloud, source, tmp_path):
    text = f"""
import pathlib, os, time
folder = pathlib.Path({str(tmp_path)!r})
def handler(event, context):
    (folder / f"here-{{os.getpid()}}").touch()
    while len(list(folder.glob("here-*"))) < 3:
        time.sleep(0.01)
"""
    cloud.deploy("together", source(text), handler="app.handler")
    for _ in range(3):
        cloud.client("lambda").invoke(FunctionName="together", InvocationType="Event")
    cloud.wait_idle()
    assert len(list(tmp_path.glob("here-*"))) == 3


COUNTS = """
import threading, time
ticks = 0
def tick():
    global ticks
    while True:
        time.sleep(0.001)
        ticks += 1
def handler(event, context):
    if not event:
        threading.Thread(target=tick, daemon=True).start()
    before = ticks
    time.sleep(0.03)
    return [before, ticks]
"""


@pytest.mark.parametrize("freeze", [True, False])
def test_a_sandbox_is_frozen_between_invocations(source, freeze):
    spec = FunctionSpec("counts", "app.handler", source(COUNTS), interpreters.for_runtime("python3.11"))
    sandbox = Sandbox(spec, freeze=freeze)
    try:
        _, last = sandbox.invoke(Invocation(b"0")).value()
        time.sleep(0.3)
        first, _ = sandbox.invoke(Invocation(b"1")).value()
    finally:
        sandbox.close()
    assert (first - last < 20) if freeze else (first - last >= 20)


def test_no_sandbox_outlives_a_killed_cloud(source, tmp_path):
    folder = source("import os\ndef handler(event, context):\n    return os.getpid()\n")
    code = f"""
import time
from localcloud import LocalCloud
with LocalCloud() as cloud:
    cloud.deploy("lives", {str(folder)!r}, handler="app.handler")
    print(cloud.client("lambda").invoke(FunctionName="lives")["Payload"].read().decode(), flush=True)
    time.sleep(60)
"""
    environment = {**os.environ, "PYTHONPATH": SOURCE}
    with subprocess.Popen([sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, text=True, process_group=0) as parent:
        child = int(parent.stdout.readline())
        parent.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 5
    while _is_alive(child) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not _is_alive(child)


def _is_alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] not in "ZX"
    except OSError:
        return False


def archive(*entries):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, mode, content in entries:
            info = zipfile.ZipInfo(name)
            info.external_attr = mode << 16
            package.writestr(info, content)
    return buffer.getvalue()


def test_packages_keep_modes_and_links(tmp_path):
    bundle.unpack(archive(("bin/run", 0o100755, b"x"), ("data", 0o100644, b"y"), ("link", 0o120777, b"data")), tmp_path / "task")
    assert (tmp_path / "task" / "bin" / "run").stat().st_mode & 0o777 == 0o755
    assert os.readlink(tmp_path / "task" / "link") == "data" and (tmp_path / "task" / "link").read_bytes() == b"y"


@pytest.mark.parametrize("entries", [(("../out", 0o100644, b""),), (("out", 0o120777, b".."), ("out/x", 0o100644, b""))])
def test_packages_stay_in_their_folder(tmp_path, entries):
    with pytest.raises(LocalCloudError, match="leaves the deployment package"):
        bundle.unpack(archive(*entries), tmp_path / "a" / "task")


def test_a_file_that_is_no_zip_is_refused(tmp_path):
    with pytest.raises(LocalCloudError, match="no zip file"):
        bundle.unpack(b"hello", tmp_path / "task")


def test_other_runtimes_are_refused():
    with pytest.raises(LocalCloudError, match="nodejs20.x"):
        interpreters.for_runtime("nodejs20.x")


def test_what_cannot_run_is_told_to_the_caller(cloud):
    from localcloud.cloud import ROLE

    client = cloud.client("lambda")
    client.create_function(FunctionName="js", Handler="a.b", Runtime="nodejs20.x", Role=ROLE, Code={"ZipFile": archive()})
    with pytest.raises(client.exceptions.InvalidParameterValueException, match="runs Python functions only"):
        client.invoke(FunctionName="js")


def test_a_missing_python_is_replaced_and_said(cloud, source, monkeypatch):
    found = interpreters.base_executable
    monkeypatch.setattr(interpreters, "base_executable", lambda version: None if version == "3.10" else found(version))
    text = "import sys, os\ndef handler(event, context):\n    return [sys.version_info[:2], os.environ['AWS_EXECUTION_ENV']]\n"
    cloud.deploy("old", source(text), handler="app.handler", runtime="python3.10")
    with pytest.warns(UserWarning, match="Python 3.10 is not installed"):
        answer = body(cloud.client("lambda").invoke(FunctionName="old"))
    assert answer == [list(sys.version_info[:2]), "AWS_Lambda_python3.10"]
    assert "not installed" in cloud.logs("old")[0]


@pytest.mark.parametrize("version", interpreters.installed_versions())
def test_each_installed_python_runs_functions_of_its_runtime(cloud, source, version):
    text = "import sys, boto3\ndef handler(event, context):\n    return list(sys.version_info[:2]) + [boto3.__name__]\n"
    cloud.deploy("versioned", source(text), handler="app.handler", runtime=f"python{version}")
    assert body(cloud.client("lambda").invoke(FunctionName="versioned")) == [*map(int, version.split(".")), "boto3"]
