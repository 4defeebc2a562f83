"""Libraries that lie in the function's folder, and call the SDK in a way of their own."""

import shutil
from pathlib import Path

import pytest

import layer
import running
from test_idioms import resources

FOLDER = Path(__file__).parent / "functions"


@pytest.fixture(scope="module")
def pynamo(running_cloud, python, tmp_path_factory):
    running_cloud.reset()
    folder = tmp_path_factory.mktemp("libraries") / "code"
    shutil.copytree(layer.packages(python) / "python", folder)
    shutil.copytree(FOLDER / "pynamo", folder, dirs_exist_ok=True)
    running.rewrite([folder])
    variables, _ = resources(running_cloud)
    with running.Running(running_cloud, folder, python, variables) as started:
        yield started


@pytest.mark.parametrize(("call", "operation"), [("save", "PutItem"), ("update", "UpdateItem"), ("batch", "BatchWriteItem"), ("get", None)])
def test_pynamodb(pynamo, call, operation):
    _, _, (*calls, _) = pynamo.invoke({"call": call})
    assert [(record["service"], record["operation"], record["resource"], record["status"]) for record in calls] == [
        ("dynamodb", operation, "things", "ok")] * bool(operation)
    assert all(record["region"] == running.REGION and record["keys"] for record in calls)
    assert all(record["site"].startswith("pynamodb/connection/base.py:") for record in calls)
