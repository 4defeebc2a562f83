"""What the job does not judge as the reference does, it refuses, with the reason; and what stands in its own hands alone."""

import json
import subprocess
import sys

import pytest
from making import publish, run, text

from gammaray_spark import Refused, loops
from gammaray_spark import __main__ as program
from gammaray_spark.elements import elements, is_document
from gammaray_spark.records import parse


def test_a_document_is_no_file_of_lines():
    for line in (b"[", b"{ ", b'{"Items": [', b'{"events":[', b'  "Items": [', b'{"Count": 3, "Items": []}'):
        with pytest.raises(Refused, match="--documents"):
            parse(line)


def test_documents_are_known_by_their_beginning():
    for text in (b"[]", b" [ {", b"{\n", b'{"Count" : 1', b'\xef\xbb\xbf{"nextToken": 1'):
        assert is_document(text)
    for text in (b"[1]", b"", b'{ "v": 1}', b'{"v": 1,\n"Items": []}'):
        assert not is_document(text)


def test_texts_that_unicode_writes_in_two_ways():
    record = run("a", "f")[0]
    assert parse(json.dumps({**record, "function": "\u00e9"}, ensure_ascii=False).encode())
    for name in ("e\u0301", "a/\u0301"):
        with pytest.raises(Refused, match="NFC"):
            parse(json.dumps({**record, "function": name}, ensure_ascii=False).encode())
    with pytest.raises(Refused, match="NFC"):
        parse(json.dumps({**record, "operation": "Get\u0301"}, ensure_ascii=False).encode())
    with pytest.raises(Refused, match="UTF-8"):
        parse(json.dumps(record).encode().replace(b"function:f", b"function:\xff"))


def test_elements_end_where_strings_allow_it():
    assert list(elements(b'{"a": "[{", "Items": [{"x": "}\\""}, {"y": [{}]}], "n": {"z": [{}]}}')) == [b'{"x": "}\\""}', b'{"y": [{}]}']
    assert list(elements(b'[{"a": 1}, {"b"')) == [b'{"a": 1}', None]


def test_ends_of_chains_are_cut_off_before_the_driver_looks(spark):
    edges = [(n, n + 1) for n in range(6)] + [("a", "b"), ("b", "a"), (3, "a")]
    found = loops.members(spark.sparkContext.parallelize(edges, 2), most=3)
    assert set(found) == {"a", "b"}


def test_a_refusal_in_a_worker_is_the_programs_error(tmp_path, capsys, monkeypatch):
    from pyspark.sql import SparkSession

    # The session is the other tests' too.
    monkeypatch.setattr(SparkSession, "stop", lambda self: None)
    (tmp_path / "scan.json").write_text('{"Items": []}\n')
    assert program.main([str(tmp_path / "scan.json")]) == 2
    assert "gammaray_spark: error: a document, not lines of records" in capsys.readouterr().err
    (tmp_path / "none.jsonl").write_text("hello\n")
    assert program.main([str(tmp_path / "none.jsonl")]) == 2
    assert "no record of GammaRay" in capsys.readouterr().err
    (tmp_path / "run.jsonl").write_text(text(run("a", "f", calls=[publish("sns:m")])) + "hello\n")
    assert program.main([str(tmp_path / "run.jsonl"), "--output", str(tmp_path / "graph.json")]) == 0
    assert "1 lines of the input set aside" in capsys.readouterr().err
    assert json.loads((tmp_path / "graph.json").read_text())["completeness"]["records"] == 4


def test_help_needs_no_session():
    done = subprocess.run([sys.executable, "-m", "gammaray_spark", "--help"], capture_output=True, text=True)
    assert done.returncode == 0 and "--documents" in done.stdout
