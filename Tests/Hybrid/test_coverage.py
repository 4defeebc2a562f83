"""The table is whole: it has each triggering operation of the catalog that moto answers, and enough of everything."""

import importlib
import importlib.util
import sys
from pathlib import Path

from botocore import xform_name

from table import services

sys.path.append(str(Path(__file__).resolve().parents[2] / "runtime" / "src"))
from gammaray import catalog  # noqa: E402

FOLDERS = {"lambda": "awslambda"}
BY_URL = {("s3", operation) for operation in ("CompleteMultipartUpload", "DeleteObjects", "RestoreObject")}
"""moto has no method of the operation's name, but answers it."""


def triggering():
    """(service, operation) of the catalog."""
    names = (line[1:].partition("=")[0] for line in catalog._load().split("\n") if line.startswith("@"))
    return {(name, operation) for name in names for operation in catalog._section(name) if catalog.triggers(name, operation)}


def is_known_to_moto(service, operation):
    """Whether moto answers the operation: whether one of the service's response classes has a method of its name."""
    module = f"moto.{FOLDERS.get(service, service.replace('-', ''))}"
    if importlib.util.find_spec(module) is None or importlib.util.find_spec(module + ".responses") is None:
        return False
    classes = vars(importlib.import_module(module + ".responses")).values()
    method = xform_name(operation)
    own = [each for each in classes if isinstance(each, type) and each.__module__.startswith(module)]
    return (service, operation) in BY_URL or any(hasattr(each, method) or hasattr(each, method.replace("_", "")) for each in own)


def test_all_that_moto_answers_is_in_the_table():
    rows = {(service.name, call.operation) for service in services() for call in service.calls}
    known = {pair for pair in triggering() if is_known_to_moto(*pair)}
    assert known - rows == set(), "rows are missing"
    assert rows - known == set(), "rows of what the catalog does not count as triggering, or moto does not answer"


def test_enough_is_covered():
    rows = [(service.name, call.operation) for service in services() for call in service.calls]
    forms = sum(len(call.forms) for service in services() for call in service.calls)
    harmless = sum(len(service.harmless) for service in services())
    assert len(rows) == len(set(rows)) >= 116
    assert (len(services()), forms, harmless) >= (41, 370, 130)
    assert all(len(call.forms) >= 3 for service in services() for call in service.calls)
    assert all(service.harmless for service in services())
