"""Rewrites a whole corpus with the built tool and judges what came out."""

import gc
import json
import multiprocessing
import os
import re
import shutil
import tempfile
from pathlib import Path
from typing import Dict, List, NamedTuple, Optional, Tuple

import invariants
import tool
from tool import Refusal

# A name that no file of the corpus holds.
ABSENT = "gammaray_absent_entry_point"
_IGNORE = re.compile(rb"^#\s*gammaray: ignore", re.MULTILINE)


class Verdict(NamedTuple):
    """Of one file: what failed, why CPython refuses it (or nothing), why the tool did (or nothing)."""

    label: str
    failures: List[str]
    cpython: Optional[str]
    refusal: Optional[Refusal]


class Tree:
    """The corpus as files of plain names: how a path is resolved is the business of other tests."""

    def __init__(self, root: Path, files: Dict[str, bytes]) -> None:
        self.root = root
        self.paths = {label: "%03d/m%05d.py" % (index // 200, index) for index, label in enumerate(files)}
        for label, content in files.items():
            target = root / self.paths[label]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)

    def read(self) -> Dict[str, bytes]:
        return {label: (self.root / path).read_bytes() for label, path in self.paths.items()}


def verify(files: Dict[str, bytes]) -> List[Verdict]:
    """A verdict a file, in the corpus's order."""
    with multiprocessing.Pool(initializer=gc.disable) as pool, tempfile.TemporaryDirectory() as work:
        names = dict(zip(files, pool.map(invariants.entry_point, files.values(), chunksize=8)))
        named = {label: content for label, content in files.items() if names[label]}
        absent, refused, failures = _run(Path(work, "absent"), files, ["--handler", ABSENT, "."], "template.json")
        present, refused_too, more = _run(Path(work, "present"), named, ["template.json"], "template.json", names)
        for label, reasons in more.items():
            failures.setdefault(label, []).extend(reasons)
        for label in named:
            if refused.get(label) != refused_too.get(label):
                failures.setdefault(label, []).append(
                    "refused for one name and not for the other: %s, %s" % (refused.get(label), refused_too.get(label)))
        work_items = [
            (label, content, absent[label], present.get(label), refused.get(label), failures.get(label, []))
            for label, content in files.items()]
        return pool.map(_judge, work_items, chunksize=4)


def _run(
    root: Path, files: Dict[str, bytes], arguments: List[str], template: str, names: Optional[Dict[str, Optional[str]]] = None
) -> Tuple[Dict[str, bytes], Dict[str, Refusal], Dict[str, List[str]]]:
    """Rewrites, rewrites again and restores. Gives the rewritten bytes, what was refused, and what failed."""
    tree = Tree(root, files)
    if names is not None:
        _write_template(root / template, {path: names[label] or "" for label, path in tree.paths.items()})
    failures: Dict[str, List[str]] = {}
    labels = {path: label for label, path in tree.paths.items()}
    refused = {labels[path]: reason for path, reason in tool.run("rewrite", ["--in-place"] + arguments, root).items()}
    rewritten = tree.read()
    tool.run("rewrite", ["--in-place"] + arguments, root)
    for label, content in tree.read().items():
        if content != rewritten[label]:
            failures.setdefault(label, []).append("a second rewrite changes it")
    tool.run("restore", ["."], root)
    for label, content in tree.read().items():
        if content != files[label]:
            failures.setdefault(label, []).append("restore does not give back the original bytes")
    left = [path for path in root.rglob("*") if path.is_file() and str(path.relative_to(root)) not in labels and path.name != template]
    if left:
        raise RuntimeError("files were left behind: %s" % left[:3])
    shutil.rmtree(str(root))
    return rewritten, refused, failures


def _write_template(path: Path, entry_points: Dict[str, str]) -> None:
    resources = {
        "F%05d" % index: {
            "Type": "AWS::Serverless::Function",
            "Properties": {"CodeUri": ".", "Runtime": "python3.13", "Handler": "%s.%s" % (file[:-len(".py")], name)}}
        for index, (file, name) in enumerate(entry_points.items())}
    path.write_text(json.dumps(
        {"Transform": "AWS::Serverless-2016-10-31", "AWSTemplateFormatVersion": "2010-09-09", "Resources": resources}))


def _judge(item: Tuple[str, bytes, bytes, Optional[bytes], Optional[Refusal], List[str]]) -> Verdict:
    label, old, absent, present, refusal, failures = item
    cpython = invariants.accepted(old).why
    if refusal is None and not _IGNORE.search(old):
        failures = failures + [
            "%s: %s" % (kind, reason)
            for kind, reason in (("absent name", _reason(old, absent, cpython is None)),
                                 ("present name", present is not None and _reason(old, present, cpython is None)))
            if reason]
    elif absent != old or present not in (None, old):
        failures = failures + ["refused, and changed all the same"]
    return Verdict(label, failures, cpython, refusal)


def _reason(old: bytes, new: bytes, is_valid: bool) -> Optional[str]:
    """Why `new` is no good rewrite of `old`."""
    try:
        line, _ = invariants.check_bytes(old, new)
        if is_valid:
            why = invariants.accepted(new).why
            if why:
                return "CPython accepts the original and refuses the rewrite: " + why
            invariants.check_lines(old, new, line)
    except invariants.Failure as failure:
        return str(failure)
    return None
