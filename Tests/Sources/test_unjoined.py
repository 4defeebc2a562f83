"""Sources whose events name nothing that a caller is told, or whose callers speak no AWS API: what the woken function says of itself.

No edge is made up: neither the oracle nor the tool finds any, and the tool says what the invocation is instead. moto has no broker, no database and no front doors; the local cloud's have no protocols of
their own but HTTP.
"""

from __future__ import annotations

import json
import time

import engine
import oracle
import pytest
import wiring

TRACE = "1-5759e988-bd862e3fe1be46a994272793"


UNRECORDED = ("orphan", "no recorded call has the keys of its event: somebody outside, or a function that is not instrumented")
NAMELESS = ("orphan", "its event names nothing that a call could be found by")
FROM_OUTSIDE = ("root", "outside")
REQUEST = ("root", "http")
PERHAPS = ("orphan", "its event names no call, and recorded calls may have started it")


def alone(run, source: str, standing: tuple[str, str | None], doubt: str | None = None) -> list[list[str]]:
    """The keys of the woken function's entries, none of which has an edge. `standing`: what the tool says of the invocations, and why.
    `doubt`: why it calls none of its candidates the cause; None where it has none."""
    woken = {invocation for invocation, _ in run.events}
    entries = run.entries("woken")
    assert len(entries) == len(woken) and {entry["event_source"] for entry in entries} == {source}
    assert not [edge for edge in oracle.edges(run.records) if edge[1] in woken]
    findings = engine.Findings(run.records)
    causes = findings.causes("woken")
    assert "exact" not in {cause.certainty for cause in causes}
    assert {cause.doubt for cause in causes if cause.callers} == {doubt} - {None}
    assert findings.standings("woken") == {standing}
    return [entry["keys"] for entry in entries]


@pytest.mark.parametrize("kind", ["load_balancer", "appsync"])
def test_front_doors_with_a_trace_only(application, kind):
    """A load balancer's answer has no id either: where the request is recorded, it may have been that one. Hybrid mode does not record it."""
    url = application.cloud.open_door(kind, application.woken)
    body = json.dumps({"query": "query { orders }"})
    run = application.run("http", url=url, body=body, headers={"X-Amzn-Trace-Id": f"Root={TRACE}"})
    standing = PERHAPS if (kind, application.mode) == ("load_balancer", "dynamic") else REQUEST
    assert alone(run, kind, standing) == [[f"xray:{TRACE}"]]


def test_websocket_message(application):
    url = application.cloud.open_door("websocket", application.woken)
    run = application.run("http", url=url, headers={"connection-id": "L0SM9cOFvHcCIhw="})
    assert alone(run, "websocket", REQUEST) == [[f"http:{run.answers[0][1][0]}"]]


def test_messages_over_a_socket_with_equal_content(application):
    """50 at once: none of them is taken for another's."""
    url = application.cloud.open_door("websocket", application.woken)
    run = application.run("http", url=url, headers={"connection-id": "L0SM9cOFvHcCIhw="}, times=50, at_once=8)
    assert len(run.events) == 50 and len({key for keys in alone(run, "websocket", REQUEST) for key in keys}) == 50


@pytest.mark.parametrize("self_managed", [False, True])
def test_kafka(application, self_managed):
    url = application.cloud.open_door("kafka", application.woken, self_managed=self_managed) + "/topics/orders"
    records = json.dumps({"records": [{"key": str(n), "value": "same"} for n in range(5)]})
    run = application.run("http", url=url, body=records)
    places = json.loads(run.answers[0][2])["offsets"]
    assert sorted(alone(run, "kafka", UNRECORDED)[0]) == sorted(f"kafka:orders/{place['partition']}:{place['offset']}" for place in places)


def test_message_of_rabbitmq_without_an_id(application):
    """Nothing tells it from the others."""
    url = application.cloud.open_door("mq", application.woken, rabbit=True) + "/queue"
    run = application.run("http", url=url, times=50, at_once=8)
    assert len(run.events) == 50
    assert sorted(alone(run, "mq", NAMELESS)) == sorted([f"lambda:{invocation}"] for invocation, _ in run.events)


@pytest.mark.parametrize("rabbit", [False, True])
def test_message_broker(application, rabbit):
    url = application.cloud.open_door("mq", application.woken, rabbit=rabbit) + "/queue"
    run = application.run("http", url=url, headers={"message-id": "m-1"})
    told = "m-1" if rabbit else run.answers[0][1][0]
    assert alone(run, "mq", UNRECORDED) == [[f"mq:{told}"]]


def test_documentdb(application):
    run = application.run("http", url=application.cloud.open_door("documentdb", application.woken), body='{"same": 1}')
    assert alone(run, "documentdb", UNRECORDED) == [["documentdb:" + json.loads(run.answers[0][2])["token"]]]


def test_firehose_put_directly(application):
    """The id that PutRecord gives is not the one that the transformation sees."""
    run = application.run("firehose", stream=wiring.delivery_stream(application, application.woken))
    ((_, event),) = run.events
    assert alone(run, "firehose", UNRECORDED) == [["firehose:" + event["records"][0]["recordId"]]]


def test_iot_rule(application):
    action = {"lambda": {"functionArn": application.woken}}
    client, made = application.cloud.client("iot"), wiring.name("rule").replace("-", "_")
    client.create_topic_rule(ruleName=made, topicRulePayload={"sql": "SELECT *, topic() AS topic FROM 'things/+'", "actions": [action]})
    run = application.run("iot")
    client.delete_topic_rule(ruleName=made)
    assert [event for _, event in run.events] == [{"same": 1, "topic": "things/1"}]
    alone(run, "unknown", PERHAPS)


def test_cognito_trigger(application):
    client = application.cloud.client("cognito-idp")
    pool = client.create_user_pool(PoolName=wiring.name("pool"), LambdaConfig={"PreSignUp": application.woken})["UserPool"]["Id"]
    number = client.create_user_pool_client(UserPoolId=pool, ClientName="c")["UserPoolClient"]["ClientId"]
    run = application.run("cognito", client=number, user="someone")
    alone(run, "cognito", PERHAPS)
    assert run.entries("woken")[0]["event_source_arn"] == pool


def test_logs_that_a_call_put(application):
    logs, group = application.cloud.client("logs"), wiring.name("group")
    logs.create_log_group(logGroupName=group)
    logs.create_log_stream(logGroupName=group, logStreamName="stream")
    logs.put_subscription_filter(logGroupName=group, filterName="f", filterPattern="", destinationArn=application.woken)
    run = application.run("log", group=group, now=int(time.time() * 1000))
    ((key,),) = alone(run, "logs", UNRECORDED)
    assert key.startswith("logs:")


def config_rule(application, kind: str) -> str:
    made = wiring.name("rule")
    source = {"Owner": "CUSTOM_LAMBDA", "SourceIdentifier": application.woken, "SourceDetails": [{"EventSource": "aws.config", "MessageType": kind}]}
    application.cloud.client("config").put_config_rule(ConfigRule={"ConfigRuleName": made, "Source": source})
    return made


def test_rule_of_config_about_a_change(application):
    """The event names the resource and the time at which its state was taken, not who changed it."""
    made = config_rule(application, "ConfigurationItemChangeNotification")
    run = application.run("config_change", times=5)
    application.cloud.client("config").delete_config_rule(ConfigRuleName=made)
    assert len(run.events) == 5
    if application.mode == "hybrid":  # does not record such a call
        keys = alone(run, "config", FROM_OUTSIDE)
    else:
        keys = alone(run, "config", ("ambiguous", None), "only the trace agrees, which has many calls")
    assert all(key.startswith("config:thing-1/") for (key,) in keys)


def test_rule_of_config_that_is_evaluated(application):
    """An evaluation that is asked for looks as one of the rule's schedule does."""
    run = application.run("config_evaluation", rule=config_rule(application, "ScheduledNotification"))
    assert alone(run, "config", ("root", "schedule")) == [["root:schedule"]]
