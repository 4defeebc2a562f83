"""Asynchronous invocations that fail."""

from localcloud import LocalCloud


def test_asynchronous_retries_keep_the_request_id(source):
    with LocalCloud(async_retries=2) as cloud:
        cloud.deploy("fails", source("def handler(event, context):\n    raise ValueError(context.aws_request_id)\n"), handler="app.handler")
        sent = cloud.client("lambda").invoke(FunctionName="fails", InvocationType="Event")
        cloud.wait_idle()
        starts = [line.split()[2] for line in cloud.logs("fails") if line.startswith("START")]
    assert starts == [sent["ResponseMetadata"]["RequestId"]] * 3
