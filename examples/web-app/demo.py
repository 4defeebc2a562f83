"""Shows GammaRay at work on the guestbook: preview, bundle, deploy to the local cloud, run, and tell who caused what.

Usage: demo.py [--mode MODE] [--keep FOLDER] [--records FILE]. `REWRITE_TOOL` names the tool, by default `.build/release/rewrite-tool`.
Exit codes: 0 when every invocation but the first has a proven cause, 1 when one has not, 2 when a step failed.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "localcloud" / "src"))

from boto3.dynamodb.types import TypeDeserializer  # noqa: E402
from localcloud import LocalCloud, LocalCloudError, sam  # noqa: E402

TOOL = os.environ.get("REWRITE_TOOL", str(ROOT / ".build" / "release" / "rewrite-tool"))
TABLE = "gammaray-events"
ENTRY = {"name": "Ada", "text": "The first entry"}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the bundles here")
    parser.add_argument("--mode", default="dynamic", help="how the functions are instrumented: dynamic, static or hybrid")
    parser.add_argument("--records", type=Path, metavar="FILE", help="write the records as JSON lines, for `rewrite-tool graph`")
    options = parser.parse_args()
    try:
        with tempfile.TemporaryDirectory() as folder:
            return demonstrate(options.keep or Path(folder), options.mode, options.records)
    except (LocalCloudError, OSError, subprocess.CalledProcessError) as error:
        print(f"demo: error: {error}", file=sys.stderr)
        return 2


def demonstrate(bundles: Path, mode: str, file: Path | None = None) -> int:
    say("1. What GammaRay would change")
    run_tool("diff", "--mode", mode, accepted=(0, 1))
    records = recorded(bundles, mode)
    if file:
        file.write_text("".join(json.dumps(record, default=int) + "\n" for record in records))
    say(f"4. Who caused what, from the {len(records)} records in the table {TABLE}")
    return tell(records)


def recorded(bundles: Path, mode: str) -> list[dict]:
    """The records of one run of the guestbook, whose bundles are made in the folder."""
    say("2. Bundles")
    run_tool("bundle", "--mode", mode, "--output", str(bundles))
    packages = {path.stem: path for path in sorted(bundles.glob("*.zip"))}
    for name, path in packages.items():
        print(f"{name}.zip  {path.stat().st_size:,} bytes")
    with LocalCloud() as cloud:
        say(f"3. Deployed to the local cloud at {cloud.url}; one entry is published")
        create_table(cloud)
        stack = sam.deploy(cloud, HERE / "template.yaml", packages, stack="guestbook")
        answer = cloud.client("lambda").invoke(FunctionName=stack.outputs["PublishFunction"], Payload=json.dumps(ENTRY))
        print("Publish returned", answer["Payload"].read().decode())
        cloud.wait_idle()
        return read_records(cloud)


def say(heading: str) -> None:
    print(f"\n== {heading}", flush=True)


def run_tool(command: str, *options: str, accepted: tuple[int, ...] = (0,)) -> None:
    full = [TOOL, command, str(HERE.relative_to(ROOT)), *options]
    done = subprocess.run(full, cwd=ROOT)
    if done.returncode not in accepted:
        raise subprocess.CalledProcessError(done.returncode, full)


def create_table(cloud: LocalCloud) -> None:
    cloud.client("dynamodb").create_table(
        TableName=TABLE,
        KeySchema=[{"AttributeName": "invocation", "KeyType": "HASH"}, {"AttributeName": "n", "KeyType": "RANGE"}],
        AttributeDefinitions=[{"AttributeName": "invocation", "AttributeType": "S"}, {"AttributeName": "n", "AttributeType": "N"}],
        BillingMode="PAY_PER_REQUEST",
        StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_IMAGE"},
    )


def read_records(cloud: LocalCloud) -> list[dict]:
    """All records, in the order in which each invocation made them."""
    pages = cloud.client("dynamodb").get_paginator("scan").paginate(TableName=TABLE)
    value = TypeDeserializer().deserialize
    records = [{name: value(each) for name, each in item.items()} for page in pages for item in page["Items"]]
    return sorted(records, key=lambda record: (record["time_us"], record["invocation"], record["n"]))


def tell(records: list[dict]) -> int:
    """Prints the causal list, indented by depth, with the join key that proves each edge."""
    entries = [record for record in records if record["kind"] == "entry"]
    calls = {key: record for record in records if record["kind"] == "call" for keys in record.get("keys") or () for key in keys.split()}
    effects: dict[str | None, list] = {}
    for entry in entries:
        key = next((key for keys in entry.get("keys") or () for key in keys.split() if key in calls), None)
        effects.setdefault(calls[key]["invocation"] if key else None, []).append((entry, key))

    def show(cause: str | None, depth: int) -> None:
        for entry, key in effects.get(cause, ()):
            name = entry["function"].split(":function:")[-1]
            if key is None:
                print(f"{name}  (a root: nothing recorded caused it)")
            else:
                call = calls[key]
                how = f"{call['service']} {call['operation']} {call.get('resource') or ''}".strip()
                print(f"{'   ' * depth}└─ {name}  by {how}\n{'   ' * depth}      {key}")
            show(entry["invocation"], depth + 1)

    show(None, -1)
    roots = len(effects.get(None, ()))
    print(f"\n{len(entries) - roots} of {len(entries)} invocations have a proven cause, {roots} is a root.")
    return 0 if roots == 1 and len(entries) == 5 else 1


if __name__ == "__main__":
    sys.exit(main())
