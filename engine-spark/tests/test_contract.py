"""`rewrite-tool graph --format json` and the Spark job print the same bytes for the same records.

All inputs go through one Spark job, which makes a graph of each; a test then compares one of them.
"""

import functools
import gzip
import subprocess
from pathlib import Path

import cases_hostile  # noqa: F401
import cases_joins  # noqa: F401
import cases_losses  # noqa: F401
import cases_sources  # noqa: F401
import cases_unnamed  # noqa: F401
import pytest
from built_tool import tool_path
from conftest import REPOSITORY
from damage import damaged
from making import CASES, text

from gammaray_spark import document
from gammaray_spark.__main__ import graphs

HERE = Path(__file__).parent
TOOL = tool_path()
RECORDED = {path.stem: path for path in sorted((REPOSITORY / "Tests/Fixtures/graph").glob("*.jsonl")) + sorted((HERE / "contract").glob("*.jsonl"))}
SIMULATIONS = {path.name.split(".")[0]: path for path in sorted((HERE / "simulations").glob("*.jsonl.gz"))}
DAMAGED = range(60)
NAMES = (
    [f"case-{name}" for name in CASES] + [f"recorded-{name}" for name in RECORDED] + [f"simulation-{name}" for name in SIMULATIONS]
    + [f"damaged-{seed}" for seed in DAMAGED] + ["archive", "all-simulations", "document", "document-list"]
)


@functools.cache
def reference(path):
    """What the reference prints, and how many pieces it set aside."""
    done = subprocess.run([TOOL, "graph", "--format", "json", "--quiet", path], capture_output=True, text=True, check=True)
    return done.stdout, int(done.stderr.split()[0]) if "set aside" in done.stderr else 0


@pytest.fixture(scope="session")
def inputs(tmp_path_factory):
    """A folder for each input: `(what the reference reads, what Spark reads, whether that is a document)` by name."""
    root = tmp_path_factory.mktemp("inputs")
    applications = {name: gzip.decompress(path.read_bytes()).decode() for name, path in SIMULATIONS.items()}
    texts = {f"case-{name}": text(make()) for name, (make, _) in CASES.items()}
    texts |= {f"recorded-{name}": path.read_text() for name, path in RECORDED.items()}
    for seed in DAMAGED:
        lines = applications[str(seed % len(applications))].splitlines()
        texts[f"damaged-{seed}"] = "\n".join(damaged(lines, seed))
    found = {name: (_write(root / name / "records.jsonl", content), False) for name, content in texts.items()}
    found = {name: (path, path, is_document) for name, (path, is_document) in found.items()}
    for name, content in applications.items():
        packed = root / f"simulation-{name}" / "records.jsonl.gz"
        plain = _write(root / "unpacked" / f"{name}.jsonl", content)
        packed.parent.mkdir()
        packed.write_bytes(SIMULATIONS[name].read_bytes())
        found[f"simulation-{name}"] = plain, packed, False
    return found | _other_forms(root, applications)


def _other_forms(root, applications):
    together = _write(root / "all-simulations" / "records.jsonl", "".join(applications.values()))
    archive = root / "archive"
    subprocess.run([TOOL, "collect", "--quiet", archive, root / "unpacked" / "2.jsonl", root / "unpacked" / "7.jsonl"], check=True)
    items = [line for line in applications["4"].splitlines() if line]
    scan = _write(root / "document" / "scan.json", '{"Items": [\n' + ",\n".join(items) + '],\n "Count": 7, "ScannedCount": 7}\n')
    rows = _write(root / "document-list" / "list.json", '[\n{"v": 1},' + ", ".join(items[:20]))
    return {"all-simulations": (together, together, False), "archive": (archive, archive, False), "document": (scan, scan, True), "document-list": (rows, rows, True)}


def _write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8", "surrogatepass"))
    return path


@pytest.fixture(scope="session")
def outputs(spark, inputs):
    """The texts that the Spark job makes, by name, and how many lines it set aside in all."""

    # Workers have no module of tests, so they are sent the function itself.
    def name(url):
        parts = url.split("/")
        return parts[parts.index(next(part for part in parts if part.startswith("inputs"))) + 1]

    lines = [str(path) for _, path, is_document in inputs.values() if not is_document]
    documents = [str(path) for _, path, is_document in inputs.values() if is_document]
    found, set_aside = graphs(spark, lines, documents, graph_of=name)
    return {name: document.text(found.get(name) or document.empty()) + "\n" for name in inputs}, set_aside


@pytest.mark.parametrize("name", NAMES)
def test_equal(inputs, outputs, name):
    expected, _ = reference(inputs[name][0])
    if name.startswith("case-"):
        assert CASES[name.removeprefix("case-")][1] in expected, "the case does not show its rule"
    assert outputs[0][name] == expected


def test_sets_aside_as_much(inputs, outputs):
    assert outputs[1] == sum(reference(path)[1] for path, _, _ in inputs.values())
