"""Each function does what it says as often as it is asked to, as written and instrumented."""

import json
from pathlib import Path

import pytest
from localcloud import sam
from variants import MODES

TEMPLATE = Path(__file__).parents[1] / "template.yaml"
WRITES = {"Empty": 0, "DynamoDBRead": 0, "DynamoDBWrite": 3, "S3Read": 0, "S3Write": 3, "SNSPublish": 3}


@pytest.mark.parametrize("variant", ["clean", *MODES])
def test_operations_and_records(cloud, sinks, bundled, variant):
    stack = sam.deploy(cloud, TEMPLATE, bundled("micro-benchmarks", variant), environment=sinks.environment())
    cloud.client("s3").put_object(Bucket=stack.ref("Objects"), Key="0", Body=b"zero")
    sinks.take()
    for name, writes in WRITES.items():
        answer = cloud.client("lambda").invoke(FunctionName=stack.functions[name], Payload=json.dumps({"operations": 3}))
        assert json.loads(answer["Payload"].read()) is None
        calls = 0 if name == "Empty" else 3
        assert len(sinks.take().records) == {"clean": 0, "hybrid": 1 + writes}.get(variant, 2 + 2 * calls)
    assert cloud.client("dynamodb").scan(TableName=stack.ref("Things"))["Count"] == 3
    assert len(cloud.client("s3").list_objects_v2(Bucket=stack.ref("Objects"))["Contents"]) == 3
