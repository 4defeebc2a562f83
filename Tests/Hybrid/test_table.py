"""Each operation of the table, in each form, is one record that says what was called; harmless calls are none."""

import io
import json
import sys
import zipfile
from pathlib import Path

import running

sys.path.append(str(Path(__file__).parents[2] / "runtime" / "src"))

from gammaray.images import image_hash  # noqa: E402


def test_calls_and_harmless_calls(service, functions, cloud, python):
    folder, sites = functions[service.name]
    names = made(service, cloud)
    problems, seen = [], set()
    with running.Running(cloud, folder, python) as function:
        for site in sites:
            event = {"call": site.function, "arguments": {name: names[name] for name in site.parameters}}
            try:
                request, answer, records = function.invoke(event)
                check(service, site, names, request, answer, records, seen)
            except AssertionError as problem:
                problems.append(f"{site.function} ({site.place}): {problem}")
    assert not problems, "\n\n".join(problems)


def made(service, cloud):
    """Runs the service's setup; what it gave names to."""

    def zipped(source):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("app.py", source)
        return packed.getvalue()

    names = {"client": cloud.client, "FORMS": "abcdefghijkl", "zipped": zipped, "image_hash": image_hash}
    exec(service.setup, names)
    return names


def check(service, site, names, request, answer, records, seen):
    *calls, entry = records
    assert entry["kind"] == "entry" and entry["invocation"] == request and (entry["made"], entry["lost"]) == (len(records), 0), records
    if site.call is None:
        assert calls == []
        return
    assert len(calls) == 1, f"{len(calls)} records: {calls}"
    (record,) = calls
    assert record["request_id"] not in seen, "the record of another call"
    seen.add(record["request_id"])
    metadata = answer.get("ResponseMetadata") if isinstance(answer, dict) else None
    known = {**names, "r": answer, "n": site.form, "id": metadata["RequestId"] if metadata else record["request_id"]}
    expected = {
        "v": 1, "kind": "call", "mode": "hybrid", "invocation": request, "service": service.name, "operation": site.call.operation,
        "region": running.REGION, "status": "ok", "site": site.place, "request_id": known["id"],
        "resource": site.call.resource and filled(site.call.resource, known),
        "keys": [filled(key, known) for key in site.call.keys] or None,
    }
    found = {member: record.get(member) for member in expected}
    assert found == expected, "\n" + "\n".join(
        f"  {member}: {found[member]!r}, expected {expected[member]!r}" for member in expected if found[member] != expected[member]
    )
    assert record["duration_us"] > 0 and record["retries"] == 0 and not {"step", "late", "phase"} & set(record)


def filled(template, known):
    return template.replace("$n", known["n"]).format(**known)


def test_harmless_calls_are_not_hooked(service, functions):
    folder, sites = functions[service.name]
    lines = {name: (folder / name).read_text("utf-8").splitlines() for name in ("app.py", "helper.py")}
    hooked = []
    for site in sites:
        file, _, line = site.place.partition(":")
        if site.call is None and "_gammaray.hook" in lines[file][int(line) - 1]:
            hooked.append(lines[file][int(line) - 1])
    assert hooked == []
