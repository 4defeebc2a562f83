"""Rewrites a whole corpus with the built tool and judges what came out."""

import gc
import json
import multiprocessing
import os
import re
import shutil
import tempfile
from pathlib import Path
from typing import Dict, Iterable, List, NamedTuple, Optional, Tuple

import dense
import imports
import invariants
import tool
from tool import Refusal

# A name that no file of the corpus holds.
ABSENT = "gammaray_absent_entry_point"
TEMPLATE = "template.json"
_IGNORE = re.compile(rb"^#\s*gammaray: ignore", re.MULTILINE)


class Verdict(NamedTuple):
    """Of one file: what failed, why CPython refuses it (or nothing), why the tool did (or nothing), and how many hooks and replaced
    imports it got: as it is, and made dense."""

    label: str
    failures: List[str]
    cpython: Optional[str]
    refusal: Optional[Refusal]
    hooks: int
    dense_hooks: int
    imports: int
    dense_imports: int


class Rewritten(NamedTuple):
    """What became of the files in one mode, by label."""

    kind: str
    mode: str
    old: Dict[str, bytes]
    new: Dict[str, bytes]


class Tree:
    """The corpus as files. Plain names: how a path is resolved is the business of other tests."""

    def __init__(self, root: Path, files: Dict[str, bytes], has_plain_names: bool = True) -> None:
        self.root = root
        self.paths = {
            label: "%03d/m%05d.py" % (index // 200, index) if has_plain_names else label for index, label in enumerate(files)}
        self.labels = {path: label for label, path in self.paths.items()}
        for label, content in files.items():
            target = root / self.paths[label]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)

    def read(self) -> Dict[str, bytes]:
        return {label: (self.root / path).read_bytes() for label, path in self.paths.items()}

    def rewrite(self, mode: str, arguments: List[str]) -> Dict[str, Refusal]:
        refused = tool.run("rewrite", ["--mode", mode, "--in-place"] + arguments, self.root)
        return {self.labels[path]: reason for path, reason in refused.items()}

    def restore(self) -> None:
        tool.run("restore", ["."], self.root)


class Judge:
    """Gathers what fails, by label."""

    def __init__(self) -> None:
        self.failures: Dict[str, List[str]] = {}

    def compare(self, kind: str, expected: Dict[str, bytes], found: Dict[str, bytes], failure: str) -> None:
        for label, content in found.items():
            if content != expected[label]:
                self.failures.setdefault(label, []).append("%s: %s" % (kind, failure))

    def compare_refusals(self, kind: str, expected: Dict[str, Refusal], found: Dict[str, Refusal], labels: Iterable[str]) -> None:
        for label in labels:
            if expected.get(label) != found.get(label):
                self.failures.setdefault(label, []).append(
                    "%s: refused otherwise than before: %s, %s" % (kind, expected.get(label), found.get(label)))


def verify(files: Dict[str, bytes]) -> List[Verdict]:
    """A verdict a file, in the corpus's order."""
    judge = Judge()
    with multiprocessing.Pool(initializer=gc.disable) as pool, tempfile.TemporaryDirectory() as work:
        names = dict(zip(files, pool.map(invariants.entry_point, files.values(), chunksize=8)))
        named = {label: content for label, content in files.items() if names[label]}
        absent, refused = _absent_name(Path(work, "absent"), files, judge)
        present, refused_too = _present_name(Path(work, "present"), named, names, judge)
        judge.compare_refusals("present name", refused, refused_too, named)
        whole = []
        for mode in ("hybrid", "static"):
            result, refused_too = _whole_packages(mode, Path(work, mode), files, names, present, judge)
            judge.compare_refusals(mode, refused, refused_too, named)
            whole.append(result)
        made = [
            _dense(kind, mode, Path(work, mode), dict(zip(files, pool.map(change, files.items(), chunksize=4))), judge)
            for kind, mode, change in (("dense", "hybrid", _densified), ("dense imports", "static", _with_dense_imports))]
        results = (absent, present, *whole, *made)
        return pool.map(_judge, [
            (label, [(each.kind, each.mode, each.old[label], each.new[label],
                      each not in whole or bool(names[label]) and _is_importable(label))
                     for each in results if label in each.new],
             refused.get(label), judge.failures.get(label, []))
            for label in files], chunksize=4)


def _absent_name(root: Path, files: Dict[str, bytes], judge: Judge) -> Tuple[Rewritten, Dict[str, Refusal]]:
    return _rewritten("absent name", "dynamic", Tree(root, files), files, ["--handler", ABSENT, "."], judge)


def _present_name(
    root: Path, files: Dict[str, bytes], names: Dict[str, Optional[str]], judge: Judge
) -> Tuple[Rewritten, Dict[str, Refusal]]:
    tree = Tree(root, files)
    _write_template(root, [(".", path, names[label] or "") for label, path in tree.paths.items()])
    return _rewritten("present name", "dynamic", tree, files, [TEMPLATE], judge)


def _dense(kind: str, mode: str, root: Path, files: Dict[str, Optional[bytes]], judge: Judge) -> Rewritten:
    """All files as one unit of analysis."""
    changed = {label: content for label, content in files.items() if content is not None}
    return _rewritten(kind, mode, Tree(root, changed), changed, ["--handler", ABSENT, "."], judge)[0]


def _rewritten(
    kind: str, mode: str, tree: Tree, files: Dict[str, bytes], arguments: List[str], judge: Judge
) -> Tuple[Rewritten, Dict[str, Refusal]]:
    """Rewrites, rewrites again and restores. Gives the rewritten bytes, and what was refused."""
    refused = tree.rewrite(mode, arguments)
    new = tree.read()
    tree.rewrite(mode, arguments)
    judge.compare(kind, new, tree.read(), "a second rewrite changes it")
    _restore(kind, tree, files, judge)
    return Rewritten(kind, mode, files, new), refused


def _whole_packages(
    mode: str, root: Path, files: Dict[str, bytes], names: Dict[str, Optional[str]], dynamic: Rewritten, judge: Judge
) -> Tuple[Rewritten, Dict[str, Refusal]]:
    """Each package is the code of its functions, and so a unit of analysis; switches to dynamic mode and back."""
    tree = Tree(root, files, has_plain_names=False)
    packages = {label: label.split("/")[0] for label in files}
    _write_template(
        root, [(packages[label], label[len(packages[label]) + 1:], name)
               for label, name in names.items() if name and _is_importable(label)])
    refused = tree.rewrite(mode, [TEMPLATE])
    new = tree.read()
    tree.rewrite(mode, [TEMPLATE])
    judge.compare(mode, new, tree.read(), "a second rewrite changes it")
    tree.rewrite("dynamic", [TEMPLATE])
    in_dynamic = {label: dynamic.new[label] if names[label] and _is_importable(label) else content for label, content in files.items()}
    judge.compare(mode, in_dynamic, tree.read(), "switching to dynamic mode gives something else than dynamic mode")
    # To hybrid mode by way of static, and the other way round.
    for other in ({"hybrid": "static", "static": "hybrid"}[mode], mode):
        tree.rewrite(other, [TEMPLATE])
    judge.compare(mode, new, tree.read(), "switching from another mode gives something else than %s mode" % mode)
    _restore(mode, tree, files, judge)
    return Rewritten(mode, mode, files, new), refused


def _is_importable(label: str) -> bool:
    """A handler string cannot name a file in a folder with a dot in its name."""
    return "." not in label[:-len(".py")]


def _restore(kind: str, tree: Tree, files: Dict[str, bytes], judge: Judge) -> None:
    tree.restore()
    judge.compare(kind, files, tree.read(), "restore does not give back the original bytes")
    left = [
        path for path in tree.root.rglob("*")
        if path.is_file() and str(path.relative_to(tree.root)) not in tree.labels and path.name != TEMPLATE]
    if left:
        raise RuntimeError("files were left behind: %s" % left[:3])
    shutil.rmtree(str(tree.root))


def _write_template(root: Path, entry_points: List[Tuple[str, str, str]]) -> None:
    """Of code directory, file and name."""
    resources = {
        "F%05d" % index: {
            "Type": "AWS::Serverless::Function",
            "Properties": {"CodeUri": code, "Runtime": "python3.13", "Handler": "%s.%s" % (file[:-len(".py")], name)}}
        for index, (code, file, name) in enumerate(entry_points)}
    (root / TEMPLATE).write_text(json.dumps(
        {"Transform": "AWS::Serverless-2016-10-31", "AWSTemplateFormatVersion": "2010-09-09", "Resources": resources}))


def _densified(item: Tuple[str, bytes]) -> Optional[bytes]:
    label, content = item
    return None if _IGNORE.search(content) else dense.dense(content)


def _with_dense_imports(item: Tuple[str, bytes]) -> Optional[bytes]:
    label, content = item
    return None if _IGNORE.search(content) else imports.dense(content)


def _judge(item: Tuple[str, List[Tuple[str, str, bytes, bytes, bool]], Optional[Refusal], List[str]]) -> Verdict:
    label, results, refusal, failures = item
    old = results[0][2]
    cpython = invariants.accepted(old).why
    counts = {}
    for kind, mode, before, new, has_entry_point in results:
        if refusal is None and not _IGNORE.search(old):
            reason, counts[kind] = _reason(before, new, mode, has_entry_point, cpython is None)
        else:
            reason = "refused, and changed all the same" if before != new else None
        if reason:
            failures = failures + ["%s: %s" % (kind, reason)]
    return Verdict(label, failures, cpython, refusal, *(counts.get(kind, 0) for kind in ("hybrid", "dense", "static", "dense imports")))


def _reason(old: bytes, new: bytes, mode: str, has_entry_point: bool, is_valid: bool) -> Tuple[Optional[str], int]:
    """Why `new` is no good rewrite of `old`, and how many hooks or replaced imports it has."""
    try:
        rewrite = invariants.check_bytes(old, new, mode, has_entry_point)
        if is_valid:
            why = invariants.accepted(new).why
            if why:
                return "CPython accepts the original and refuses the rewrite: " + why, rewrite.count
            if old != new:
                invariants.check_lines(old, new, rewrite.lines, mode)
    except invariants.Failure as failure:
        return str(failure), 0
    return None, rewrite.count
