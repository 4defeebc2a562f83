"""The parts of the SDK work in a slim bundle, wherever it lies."""

import pytest

CASES = {
    "client": "text",
    "resources": [[28, 29], 3, ["o"]],
    "paginator": [2, 2, 1],
    "waiter": "WaiterError",
    "transfer": [6 << 20, 6 << 20],
    "presigned": "signed",
    "errors": [["NoSuchKey", "NoSuchKey"]] * 4,
    "regions": [True, ["aws", "aws-cn"], "aws-cn"],
    "endpoints": [
        "https://s3.eu-west-1.amazonaws.com", "https://s3.cn-north-1.amazonaws.com.cn", "https://s3.us-gov-west-1.amazonaws.com",
        "http://localhost:1", "https://dynamodb-fips.us-east-1.amazonaws.com", "https://s3.dualstack.us-east-1.amazonaws.com"],
    "retries": ["EndpointConnectionError"] * 3,
    "stubbed": ["stub"],
    "profile": ["AKIDBASE", True, "SSOTokenLoadError"],
    "nested": ["sso", "sso-oidc", True],
    "names": [["boto3", "botocore", "s3transfer"], [], True, "Boto3", "gammaray_botocore.exceptions"],
}


@pytest.mark.parametrize("case", CASES)
def test_case(function, case):
    assert function.invoke(case)[0] == CASES[case]


def test_calls_are_recorded(function):
    _, records = function.invoke("client")
    calls = [record for record in records if record["kind"] == "call"]
    assert {record["mode"] for record in records} == {"static"}
    wanted = [(call["service"], call["operation"]) for call in calls if call["operation"] in ("PutObject", "GetObject")]
    # Each call has a record of its start and one of its end.
    assert wanted == [("s3", "PutObject")] * 2 + [("s3", "GetObject")] * 2
