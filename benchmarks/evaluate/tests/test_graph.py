"""What the tool makes of the applications' runs: `graph --format json` has the expected edges, the same in all modes."""

from collections import Counter

import pytest
import recording
from applications import APPLICATIONS, EXAMPLES
from variants import MODES

M, K = 4, 9
SIZES = {"map-reduce": {"mappers": M, "objects": K, "lines": 5}}
STORAGE, JOB = "bucket:guestbook-123456789012-us-east-1", "bucket:mapreduce-job-123456789012-us-east-1"
EDGES = {
    "web-app": {
        ("function:guestbook-Publish", "sns.Publish", "topic:guestbook-Entries"): 1, ("topic:guestbook-Entries", "sns", "function:guestbook-Store"): 1,
        ("function:guestbook-Store", "s3.PutObject", STORAGE): 1, (STORAGE, "s3", "function:guestbook-Dispatch"): 1,
        ("function:guestbook-Dispatch", "lambda.Invoke", "function:guestbook-Save"): 1,
        ("function:guestbook-Save", "dynamodb.PutItem", "table:guestbook-Guestbook"): 1,
        ("table:guestbook-Guestbook", "dynamodb", "function:guestbook-Notify"): 1,
        ("function:guestbook-Notify", "sqs.SendMessage", "queue:guestbook-Moderation"): 1,
    },
    "map-reduce": {
        ("function:mapreduce-Driver", "s3.PutObject", JOB): 2, ("function:mapreduce-Driver", "lambda.Invoke", "function:mapreduce-Mapper"): M,
        ("function:mapreduce-Mapper", "s3.PutObject", JOB): M, (JOB, "s3", "function:mapreduce-Coordinator"): M + 1,
        ("function:mapreduce-Coordinator", "lambda.Invoke", "function:mapreduce-Reducer"): 1,
        ("function:mapreduce-Coordinator", "s3.PutObject", JOB): 1, ("function:mapreduce-Reducer", "s3.PutObject", JOB): 2,
    },
    "image-processing": {
        ("function:images-ImageProc", "dynamodb.PutItem", "table:images"): 1, ("table:images", "dynamodb", "function:images-DbSync"): 1,
        ("function:images-DbSync", "dynamodb.PutItem", "table:images-replica"): 1,
        ("table:images-replica", "dynamodb", "function:website-UpdateWebsite"): 1,
    },
}


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", APPLICATIONS)
def test_the_graph_is_the_expected_one(cloud, sinks, bundled, tmp_path, name, mode):
    application = APPLICATIONS[name](cloud, bundled(name, mode), sinks.environment(), sinks.website, **SIZES.get(name, {}))
    records, links = recording.run(application, sinks, mode)
    source = recording.write(records, tmp_path / "records.jsonl")
    found = recording.graph(source)
    assert {(edge["from"], edge["kind"], edge["to"]): edge["count"] for edge in found["edges"]} == EDGES[name]
    assert all(edge["ambiguous"] == edge["errors"] == 0 for edge in found["edges"])
    # Function to function, proven: exactly what the applications' own logs say.
    functions = Counter()
    for link in found["links"]:
        functions[link["from"].removeprefix("function:"), link["to"].removeprefix("function:")] += link["count"]
    assert functions == links
    whole = found["completeness"]
    assert whole["caused"] == links.total() and whole["roots"] == {"direct": 1} and whole["invocations"] == links.total() + 1
    assert whole["missing"] == whole["lost"] == whole["disputed"] == 0 and not whole["orphans"] and not whole["unexplained"]
    (tmp_path / "plan.json").write_bytes(recording.tool("plan", "--format", "json", str(EXAMPLES / name)))
    compared = recording.compared(source, tmp_path / "plan.json")
    # Hybrid mode records no request to a host that is none of AWS's.
    assert {kind for kind, verdict in compared if verdict != "both"} == ({"http.POST"} if (name, mode) == ("image-processing", "hybrid") else set())
