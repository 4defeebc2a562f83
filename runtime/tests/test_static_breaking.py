"""Static mode never breaks a function: each of the runtime's parts is broken in turn, and the outcome stays the same."""
import subprocess
import sys

import pytest
from conftest import SOURCE, copied
from test_breaking import break_piece, expected, lasting_server, listed, run_all  # noqa: F401

ELSEWHERE = ("gammaray.hooks", "gammaray.hybrid", "gammaray.sinks", "gammaray.sources", "gammaray.catalog")  # as in the other modes


@pytest.fixture(scope="module")
def lasting_client(lasting_server):  # noqa: F811
    settings = dict(region_name="us-east-1", aws_access_key_id="a", aws_secret_access_key="s")
    once = copied("botocore.config").Config(retries={"total_max_attempts": 1})
    return copied("boto3").client("dynamodb", endpoint_url=lasting_server.url, config=once, **settings)


def test_what_is_broken_works_when_it_is_not(static, records, lasting_client, lasting_server, expected):  # noqa: F811
    assert run_all(lasting_client, lasting_server, static.entry) == expected
    assert len(records("call")) == 20 and len(records("exit")) == 5


@pytest.mark.parametrize("module,piece", [found for found in listed() if not found[0].startswith(ELSEWHERE)])
def test_broken_piece(module, piece, static, lasting_client, lasting_server, expected):  # noqa: F811
    break_piece(module, piece)
    assert run_all(lasting_client, lasting_server, static.entry) == expected


PIECES = ("gammaray.imports", "gammaray.patches", "gammaray.static")


@pytest.mark.parametrize("module,piece", [found for found in listed() if found[0].startswith(PIECES)])
def test_broken_piece_while_importing(module, piece, tmp_path):
    """The copied SDK is imported while the piece is broken."""
    code = f"""
import sys
sys.path[:0] = {[str(SOURCE), str(SOURCE.parent / 'tests')]!r}
import gammaray.static as runtime
from test_breaking import break_piece
from support import sdk_copy
sdk_copy.install()
break_piece({module!r}, {piece!r})
import gammaray_botocore.session, botocore.client
assert gammaray_botocore.client.BaseClient._make_api_call
print(runtime.entry(lambda event, context: "outcome")({{}}, None))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path)
    assert done.stdout.strip() == "outcome", done.stderr
