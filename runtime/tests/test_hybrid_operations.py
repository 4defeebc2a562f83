"""Each call that can wake something is one record, in every form that boto3 has for it; other calls are none."""
import pytest
from conftest import Context
from moto import mock_aws
from support.hybrid import PROLOGUE, REGION, module
from support.operations import HARMLESS, TRIGGERS


@pytest.fixture
def aws(environment):
    with mock_aws(config={"lambda": {"use_docker": False}}):
        yield


def function(folder, service, calls):
    """A module with the service's setup and `call_N()` for each of the calls, and the line of each."""
    setup = (TRIGGERS.get(service) or HARMLESS[service])[0]
    payload = folder / "payload"
    payload.write_bytes(b"data")
    lines = (PROLOGUE + f"PATH = {str(payload)!r}\n" + setup).splitlines()
    at = []
    for number, call in enumerate(calls):
        lines += [f"def call_{number}():", f"    return {call}"]
        at.append(len(lines))
    return module(folder, "\n".join(lines)), at


QUIET = ("Put", "Batch", "UploadPart")


@pytest.mark.parametrize("service", TRIGGERS)
def test_one_record_a_call(service, hybrid, records, aws, tmp_path):
    calls = TRIGGERS[service][1]
    made, lines = function(tmp_path, service, [call for _, call, _, _ in calls])
    for number, (operation, call, resource, keys) in enumerate(calls):
        answer = {}

        def handler(event, context):
            answer["r"] = getattr(made, f"call_{number}")()

        before = len(records("call"))
        hybrid.entry(handler)({}, Context(f"request-{number}"))
        found = records("call")[before:]
        assert [record["operation"] for record in found] == [operation], call
        (record,) = found
        names = {**vars(made), **answer, "id": record.get("request_id")}
        assert (record["service"], record["region"], record["status"]) == (service, REGION, "ok"), call
        assert record["site"] == f"{made.__file__}:{lines[number]}", call
        assert record.get("resource") == eval(resource, names), call
        told = [f"request:{names['id']}"] if names["id"] and not operation.startswith(QUIET) else None  # by CloudTrail
        assert record.get("keys") == (eval(keys, names) or told), call
        assert (record["mode"], record["invocation"], "step" in record) == ("hybrid", f"request-{number}", False)
        assert record["duration_us"] > 0 and record["retries"] == 0 and record["http_status"] < 300


@pytest.mark.parametrize("service", HARMLESS)
def test_no_record(service, hybrid, records, aws, tmp_path):
    calls = HARMLESS[service][1]
    made, _ = function(tmp_path, service, calls)

    def handler(event, context):
        for number in range(len(calls)):
            getattr(made, f"call_{number}")()

    hybrid.entry(handler)({}, Context())
    assert records("call") == []
    assert [record["made"] for record in records("entry")] == [1]


def test_partner_events(hybrid, records):
    """moto gives them no ids."""
    import boto3
    from botocore.stub import Stubber

    events = boto3.client("events")

    def handler(event, context):
        hybrid.hook(events.put_partner_events)(Entries=[{"Source": "aws.partner/a/b", "DetailType": "d", "Detail": "{}"}])

    with Stubber(events) as stub:
        stub.add_response("put_partner_events", {"Entries": [{"EventId": "1"}, {"ErrorCode": "e"}], "FailedEntryCount": 1})
        hybrid.entry(handler)({}, Context())
    assert [(record["resource"], record["keys"]) for record in records("call")] == [("aws.partner/a/b", ["events:1"])]


def test_enough_is_covered():
    operations = {(service, call[0]) for service, (_, calls) in TRIGGERS.items() for call in calls}
    assert len(operations) >= 60 and len(TRIGGERS) >= 20
    assert sum(len(calls) for _, calls in HARMLESS.values()) >= 30
