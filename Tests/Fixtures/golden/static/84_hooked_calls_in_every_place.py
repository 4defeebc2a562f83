import gammaray.static as _gammaray; from stub import client

ddb = client("dynamodb")
made_at_import = ddb.put_item(TableName="t", Item={"k": {"S": "import"}})["ResponseMetadata"]["RequestId"]


def put(key):
    return {"TableName": "t", "Item": {"k": {"S": key}}}


def status(answer):
    return answer["ResponseMetadata"]["HTTPStatusCode"]


def remembers(answer):
    def decorate(function):
        function.answer = status(answer)
        return function
    return decorate


@remembers(ddb.put_item(**put("decorator")))
def decorated(default=status(ddb.put_item(**put("default")))):
    return default


class Made:
    answer = status(ddb.put_item(**put("class body")))

    def __init__(self, table):
        self.table = table

    def save(self):
        return (
            self
            .table  # the client
            .put_item(**put("chained"))
        )["ResponseMetadata"]["HTTPStatusCode"]


def generated():
    yield status(ddb.put_item(**put("generator")))
    yield from (status(ddb.put_item(**put(key))) for key in "ab")


def handler(event, context):
    def nested():
        return status(ddb.put_item(**put("nested")))

    if (answer := ddb.put_item(**put("walrus"))) and status(answer) == 200:
        text = f"{status(ddb.put_item(**put('f-string'))):>5} {status(ddb.put_item(**put('again')))!r}"
    shown = f"{status(ddb.put_item(TableName='t', Item={}))=}"
    try:
        later = (lambda: status(ddb.put_item(**put("lambda"))))()
    finally:
        status(ddb . put_item (**put("finally")))
    both = status(ddb.put_item(**put("1"))), status(ddb.put_item(**put("2"))); last = ddb.put_item(**put("semicolon")) \
        ["ResponseMetadata"]["HTTPStatusCode"]
    return [
        made_at_import, decorated.answer, decorated(), Made.answer, Made(ddb).save(), list(generated()), nested(), text, shown, later, both,
        last, [status(ddb.put_item(**put(key))) for key in "cd"], {key: status(ddb.put_item(**put(key))) for key in "ef"}]
handler = _gammaray.entry(handler)
