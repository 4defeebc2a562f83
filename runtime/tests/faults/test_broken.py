"""Each piece that runs only in rare cases is broken in turn: forks, calls that are only counted, ends of sandboxes, proxies."""
import inspect
import os

import pytest
from conftest import Context
from test_breaking import break_piece, listed

RARE = ("gammaray.forks", "gammaray.totals", "gammaray.shutdown", "gammaray.state", "gammaray.sinks.proxies", "gammaray.sinks.refusals")


@pytest.mark.parametrize("module,piece", [found for found in listed() if found[0] in RARE])
def test_broken(module, piece, runtime, table, environment, tmp_path, capfd):
    """The handler forks, makes many calls, is told to end, and meets a table that refuses: the outcomes stay."""
    environment.setenv("GAMMARAY_RECORDS", "10")
    environment.setenv("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start")
    environment.setenv("HTTP_PROXY", table.url)
    environment.setenv("GAMMARAY_DELAY_MS", "50")
    table.answers = [table.refuse("InvalidSignatureException"), table.refuse("ValidationException")]
    from gammaray import calls, shutdown

    (tmp_path / "extensions").mkdir()

    class Client:
        meta = type("Meta", (), {"region_name": "r"})
        _service_model = type("Model", (), {"service_name": "sqs"})

    def handler(event, context):
        from gammaray import boundary

        call = boundary.wrap_call(lambda client, operation, parameters: {"MessageId": "m"} if event["keys"] else {})
        child = os.fork()
        for _ in range(20):
            assert call(Client, "SendMessage", {"QueueUrl": "q"}) is not None
        if not child:
            os._exit(17)
        assert os.waitpid(child, 0)[1] == 17 << 8
        if event["keys"]:
            raise KeyError("k")
        return "answer"

    break_piece(module, piece)
    wrapped = runtime.entry(handler)
    for number in range(3):
        assert wrapped({"keys": False}, Context(f"a{number}")) == "answer"
        with pytest.raises(KeyError):
            wrapped({"keys": True}, Context(f"b{number}"))
    assert "Traceback" not in capfd.readouterr().err
    assert inspect.ismodule(calls) and inspect.ismodule(shutdown)
