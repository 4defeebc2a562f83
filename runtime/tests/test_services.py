"""The keys of the services' side: what wrote, and what did not."""
import pytest
from conftest import Context


def run(runtime, function):
    return runtime.entry(lambda event, context: function())({}, Context())


def end(records, operation):
    return [record for record in records("call") if record["operation"] == operation and record["step"] == "end"][-1]


@pytest.fixture
def stubbed(runtime, records):
    """Calls an operation in an invocation with an answer of the service's: the record of its end."""
    import boto3
    from botocore.stub import Stubber

    def call(service, method, answer, error=None, **arguments):
        client = boto3.client(service, region_name="us-east-1")
        operation = client.meta.method_to_api_mapping[method]
        with Stubber(client) as stub:
            if error:
                stub.add_client_error(method, error)
            else:
                stub.add_response(method, {"ResponseMetadata": {"RequestId": "R", "HTTPStatusCode": 200}, **answer})

            def inside():
                try:
                    getattr(client, method)(**arguments)
                except client.exceptions.ClientError:
                    assert error

            run(runtime, inside)
        return end(records, operation)

    return call


def entry_keys(table, item=None, key=None):
    """What the entry of the function behind the table's stream says of a change."""
    from gammaray.sources import read

    change = {"Keys": key or {"id": item["id"]}, "SequenceNumber": "1", **({"NewImage": item} if item else {})}
    record = {"eventSource": "aws:dynamodb", "eventSourceARN": f"arn:aws:dynamodb:us-east-1:1:table/{table}/stream/x", "dynamodb": change}
    return [word for word in read({"Records": [record]}).causes[0].split() if not word.startswith("dynamodb_sequence")]


ITEM = {"id": {"S": "it's"}, "n": {"N": "1.5"}, "l": {"L": [{"BOOL": True}, {"NULL": True}]}, "m": {"M": {"a b": {"S": "x"}}}, "s": {"SS": ["a", "b"]}}
LITERAL = """{'id': 'it''s', 'n': 1.50, "l": [true, NULL], 'm': {'a b': 'x'}, 's': <<'b', 'a'>>}"""
KEY = {"id": {"S": "1"}, "range": {"N": "2"}}


@pytest.mark.parametrize("statement,parameters,item,key", [
    (f"INSERT INTO things VALUE {LITERAL}", None, ITEM, None),
    (f'insert into "things" value {LITERAL}', None, ITEM, None),
    ("INSERT INTO things VALUE {'id': ?, 'n': ?, 'l': ?, 'm': ?, 's': ?}", list(ITEM.values()), ITEM, None),
    ("UPDATE things SET a = ? SET b = 'WHERE' WHERE id = ? AND range = 2", [{"S": "x"}, {"S": "1"}], None, KEY),
    ("UPDATE things REMOVE a WHERE \"id\"='1' and range=2 RETURNING ALL OLD *", None, None, KEY),
    ("DELETE FROM things WHERE id = '1' AND range = 2", None, None, KEY),
    ("DELETE FROM things WHERE id = '1'", None, None, {"id": {"S": "1"}}),
    ("DELETE FROM things WHERE id = '1' AND n = 2", None, None, {"id": {"S": "1"}}),
    ("DELETE FROM things WHERE attribute_exists(n) AND id = '1' AND n < 2", None, None, {"id": {"S": "1"}}),
])  # fmt: skip
def test_partiql(stubbed, statement, parameters, item, key):
    more = {"Parameters": parameters} if parameters else {}
    found = stubbed("dynamodb", "execute_statement", {}, Statement=statement, **more)
    assert found["resource"] == "things" and "it's" not in str(found)
    assert set(found["keys"][0].split()) & set(entry_keys("things", item, key)) == set(entry_keys("things", item, key)[:1])


@pytest.mark.parametrize("statement", [
    "SELECT * FROM things WHERE id = '1'", "INSERT INTO things", "UPDATE things SET a = 1", "DELETE FROM things WHERE id = '1' OR id = '2'",
    "INSERT INTO things VALUE {'id': ?}", "x", "INSERT INTO things VALUE {'id': <<'a', 1>>}", "DELETE FROM things WHERE " + " AND ".join(f"a{n} = 1" for n in range(50)),
])  # fmt: skip
def test_partiql_that_writes_nothing_we_know(stubbed, statement):
    found = stubbed("dynamodb", "execute_statement", {}, Statement=statement)
    assert "dynamodb" not in "".join(found.get("keys", ()))


def test_partiql_is_read_in_linear_time(runtime):
    import time

    run(runtime, lambda: None)
    from gammaray.services.partiql import write

    began = time.perf_counter()
    for statement in ("INSERT INTO t VALUE " + "{'a': " * 15_000, "'" * 99_999, "DELETE FROM t WHERE " + "a = " * 20_000, "[" * 99_999):
        try:
            write(statement, None)
        except RecursionError:  # counted, as any failure of ours
            pass
    assert time.perf_counter() - began < 5


def test_an_image_has_the_same_hash_whatever_computes_it(runtime):
    from hashlib import sha256

    from gammaray.images import image_hash

    for size in (0, 1, 55, 64, 580, 590, 600, 10_000):
        item = {"a": {"S": "é" * size}, "n": {"N": "10.0"}}
        assert image_hash(item) == sha256(f"a\0S{'é' * size}\0\0n\0N1e1".encode()).hexdigest()[:32]


def test_partiql_in_batches_and_transactions(stubbed):
    first, second = ({"Statement": "INSERT INTO a VALUE {'id': '%s'}" % number} for number in "12")
    answers = [{"Error": {"Code": "ConditionalCheckFailed", "Message": "m"}}, {}]
    found = stubbed("dynamodb", "batch_execute_statement", {"Responses": answers}, Statements=[first, second])
    expected = [entry_keys("a", {"id": {"S": number}})[0] for number in "12"]
    assert found["keys"] == expected[1:] and found["resource"] == "a"
    found = stubbed("dynamodb", "execute_transaction", {}, TransactStatements=[first, second])
    assert found["keys"] == expected


def test_transactions(stubbed):
    item, key = {"id": {"S": "1"}}, {"id": {"S": "2"}}
    condition = {"ConditionCheck": {"TableName": "c", "Key": key, "ConditionExpression": "attribute_exists(id)"}}
    writes = [{"Put": {"TableName": "a", "Item": item}}, {"Delete": {"TableName": "b", "Key": key}}, condition]
    writes.append({"Update": {"TableName": "a", "Key": key, "UpdateExpression": "SET a = :a"}})
    found = stubbed("dynamodb", "transact_write_items", {}, TransactItems=writes)
    assert found["resource"] == "a b c"
    assert found["keys"] == [entry_keys("a", item)[0], entry_keys("b", key=key)[0], entry_keys("a", key=key)[0]]
    assert "keys" not in stubbed("dynamodb", "transact_write_items", {}, "TransactionCanceledException", TransactItems=writes)


@pytest.mark.parametrize("method,arguments", [
    ("put_item", {"Item": {"id": {"S": "1"}}}), ("update_item", {"Key": {"id": {"S": "1"}}}), ("delete_item", {"Key": {"id": {"S": "1"}}}),
])  # fmt: skip
def test_conditional_failures_are_no_cause(stubbed, method, arguments):
    found = stubbed("dynamodb", method, {}, "ConditionalCheckFailedException", TableName="abc", **arguments)
    assert found["error_code"] == "ConditionalCheckFailedException" and "keys" not in found


def test_writes_that_change_nothing_are_no_cause_where_the_answer_tells(stubbed):
    item = {"id": {"S": "1"}, "n": {"N": "1.0"}}
    put = {"TableName": "abc", "Item": item}
    assert "keys" not in stubbed("dynamodb", "put_item", {"Attributes": {"id": {"S": "1"}, "n": {"N": "1"}}}, ReturnValues="ALL_OLD", **put)
    assert "keys" in stubbed("dynamodb", "put_item", {"Attributes": {"id": {"S": "1"}}}, ReturnValues="ALL_OLD", **put)
    delete = {"TableName": "abc", "Key": {"id": {"S": "1"}}}
    assert "keys" not in stubbed("dynamodb", "delete_item", {}, ReturnValues="ALL_OLD", **delete)
    assert "keys" in stubbed("dynamodb", "delete_item", {}, **delete)


@pytest.mark.parametrize("method,more", [("send_task_success", {"output": "{}"}), ("send_task_failure", {}), ("send_task_heartbeat", {})])
def test_task_tokens(stubbed, method, more):
    from gammaray.sources import read

    token = "AAAA" + "x" * 300
    found = stubbed("stepfunctions", method, {}, taskToken=token, **more)
    assert found["keys"] == read({"token": token}).causes and token[:50] not in str(found)


def test_calls_that_cloudtrail_tells_of(stubbed):
    from gammaray.sources import read

    event = {"id": "e", "source": "aws.iam", "detail-type": "AWS API Call via CloudTrail", "detail": {"eventSource": "iam.amazonaws.com", "requestID": "R"}}
    role = {"Role": {"Path": "/", "RoleName": "r", "RoleId": "i" * 16, "Arn": "a" * 20, "CreateDate": 0}}
    found = stubbed("iam", "create_role", role, RoleName="r", AssumeRolePolicyDocument="{}")
    assert found["keys"][0] in read(event).causes[0].split()
    assert stubbed("sqs", "create_queue", {}, QueueName="q")["keys"] == ["request:R"]
    assert "keys" not in stubbed("iam", "list_users", {"Users": []}) and "keys" not in stubbed("sqs", "delete_message", {}, QueueUrl="q", ReceiptHandle="r")


def test_services_without_a_file_have_the_catalogs_ids(stubbed):
    found = stubbed("rekognition", "start_label_detection", {"JobId": "j-1"}, Video={"S3Object": {"Bucket": "bucket", "Name": "n"}})
    assert found["keys"] == ["rekognition:j-1"]
    assert stubbed("ses", "send_email", {"MessageId": "m"}, Source="a@b.c", Destination={}, Message={"Subject": {"Data": "s"}, "Body": {}})["keys"] == ["ses:m"]


@pytest.mark.parametrize("params", [
    {"UserName": "jane"}, {"Username": "jane"}, {"AccessKeyId": "AKIA"}, {"SessionToken": "t"}, {"EmailName": "a@b"}, {"PhoneNumberId": "+1"},
])  # fmt: skip
def test_people_and_keys_are_no_resource(runtime, params):
    run(runtime, lambda: None)
    from gammaray.services import other

    assert other.resource("X", params) is None
    assert other.resource("X", {**params, "SomeUrl": "https://h/p?X-Amz-Signature=s"}) == "https://h/p"


@pytest.mark.parametrize("bucket,keys", [
    ("arn:aws:s3-object-lambda:us-east-1:123456789012:accesspoint/point", ["s3:R"]),
    ("point-1a4n8yjrb3kda96f67zwrwiiuse1a--ol-s3", ["s3:R"]),
    ("arn:aws:s3:us-east-1:123456789012:accesspoint/point", None),
    ("bucket", None),
])
def test_reads_through_object_lambda(stubbed, bucket, keys):
    """They wake the function of the access point; other reads wake nobody."""
    assert stubbed("s3", "get_object", {}, Bucket=bucket, Key="k").get("keys") == keys
    assert stubbed("s3", "head_object", {}, Bucket=bucket, Key="k").get("keys") == keys
