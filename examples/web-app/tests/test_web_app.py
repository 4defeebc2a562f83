"""The guestbook as its author wrote it, run on the local cloud."""

import json
from pathlib import Path

import pytest
from localcloud import LocalCloud, sam

TEMPLATE = Path(__file__).parents[1] / "template.yaml"


@pytest.fixture(scope="module")
def stack():
    with LocalCloud("eu-central-1") as cloud:
        yield sam.deploy(cloud, TEMPLATE)


def publish(stack, **entry):
    answer = stack.cloud.client("lambda").invoke(FunctionName=stack.outputs["PublishFunction"], Payload=json.dumps(entry))
    stack.cloud.wait_idle()
    return json.loads(answer["Payload"].read())


def test_an_entry_goes_all_the_way(stack):
    assert publish(stack, id="7", name="Ada", text="Hellö") == {"id": "7"}
    table = stack.cloud.client("dynamodb").scan(TableName=stack.outputs["GuestbookTable"])["Items"]
    stored = stack.cloud.client("s3").get_object(Bucket=stack.ref("Storage"), Key="entries/7.json")["Body"].read()
    (message,) = stack.cloud.client("sqs").receive_message(QueueUrl=stack.outputs["ModerationQueue"])["Messages"]
    assert json.loads(stored) == {"id": "7", "name": "Ada", "text": "Hellö"}
    assert table == [{"id": {"S": "7"}, "name": {"S": "Ada"}, "text": {"S": "Hellö"}, "bytes": {"N": str(len(stored))}, "state": {"S": "new"}}]
    assert json.loads(message["Body"]) == {"review": "7", "text": "Hellö"}


def test_each_function_ran_once_for_it_and_logged(stack):
    before = {name: len(stack.cloud.logs(name)) for name in stack.functions.values()}
    publish(stack, id="8", name="Grace", text="x")
    for name in stack.functions.values():
        new = stack.cloud.logs(name)[before[name]:]
        assert sum(line.startswith("REPORT") for line in new) == 1
        assert not any("ERROR" in line for line in new)
    assert any(line.endswith("entry 8 by Grace") for line in stack.cloud.logs(stack.functions["Notify"]))
