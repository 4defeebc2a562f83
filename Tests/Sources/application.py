"""Two functions in a local cloud, one that causes and one that is woken, instrumented by the tool; their records come from the table."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from boto3.dynamodb.types import TypeDeserializer
from localcloud import LocalCloud

ROOT = Path(__file__).resolve().parents[2]
TOOL = Path(os.environ.get("REWRITE_TOOL", ROOT / ".build" / "dist" / "rewrite-tool")).absolute()
RUNTIME = Path(os.environ.get("GAMMARAY_RUNTIME", ROOT / "runtime" / "src")).absolute()
FUNCTIONS = Path(__file__).parent / "functions"
SDK = "1.43.11"
"""The boto3 that static mode bundles: the sandboxes' own."""
PATIENCE_MS = 20_000
"""What a write may take on a busy machine: here no record may go to the disk instead."""
REGION, FAR = "eu-west-1", "us-east-1"
TABLE = "gammaray-events"


@dataclass(frozen=True)
class Run:
    answers: list[list]
    """What each call of the causing function told: its request id, the ids of what it made, more."""
    events: list[tuple[str, object]]
    """What the woken function got: its invocation's id, and the event."""
    records: list[dict]

    def entries(self, function: str) -> list[dict]:
        """The entry records of a function."""
        return [record for record in self.records if record["kind"] == "entry" and record["function"].split(":")[6] == function]


class Application:
    """Functions `cause`, `woken` (also in a second region) and `middle`, which is as `woken`."""

    def __init__(self, cloud: LocalCloud, mode: str, python: str, folder: Path, **settings: str):
        """`settings`: the runtime's variables beyond what it needs."""
        self.cloud = cloud
        self.mode = mode
        self._python = python
        self._read: dict[tuple[str, str], int] = {}
        cloud.reset()
        self._table = cloud.client("dynamodb")
        self.make_table()
        environment = {"GAMMARAY_REGION": REGION, "GAMMARAY_DELAY_MS": str(PATIENCE_MS), **settings}
        for name in ("cause", "woken"):
            self.instrument(FUNCTIONS / name, folder / name)
        self.options = options = {"handler": "app.lambda_handler", "runtime": f"python{python}", "timeout": 60}
        cloud.deploy("cause", folder / "cause", environment=environment, **options)
        self.woken = cloud.deploy("woken", folder / "woken", environment=environment, **options)
        self.middle = cloud.deploy("middle", folder / "woken", environment=environment, **options)
        self.far = cloud.deploy("woken", folder / "woken", region=FAR, environment=environment, **options)

    def run(self, what: str, **event: object) -> Run:
        """Invokes the causing function and waits until all is done."""
        self.forget()
        response = self.cloud.client("lambda").invoke(FunctionName="cause", Payload=json.dumps({"what": what, **event}))
        answers = json.loads(response["Payload"].read())
        assert "FunctionError" not in response, answers
        return self.so_far(answers)

    def so_far(self, answers: list[list]) -> Run:
        """All that was recorded since `forget`."""
        self.cloud.wait_idle()
        return Run(answers, self._events(), self._records())

    def forget(self) -> None:
        """Drops the records and events that are there."""
        self.cloud.wait_idle()
        self._table.delete_table(TableName=TABLE)
        self.make_table()
        self._events()

    def instrument(self, source: Path, target: Path) -> None:
        """Copies a function and rewrites the copy; in static mode it is what a bundle holds, the SDK's copy too."""
        if self.mode == "static":
            out = target.with_name(target.name + "-bundle")
            _run("bundle", "--mode", "static", "--handler", "app.lambda_handler", "--python-version", self._python, "--sdk-version", SDK, "--output", out, source)
            (archive,) = out.glob("*.zip")
            shutil.unpack_archive(archive, target)
            shutil.rmtree(target / "gammaray")
        else:
            shutil.copytree(source, target)
            _run("rewrite", "--mode", self.mode, "--handler", "app.lambda_handler", "--in-place", target)
        shutil.copytree(RUNTIME / "gammaray", target / "gammaray", ignore=shutil.ignore_patterns("__pycache__"))

    def make_table(self) -> None:
        """Of the records."""
        types = {"invocation": "S", "n": "N"}
        self._table.create_table(
            TableName=TABLE, BillingMode="PAY_PER_REQUEST",
            KeySchema=[{"AttributeName": name, "KeyType": kind} for name, kind in zip(types, ("HASH", "RANGE"))],
            AttributeDefinitions=[{"AttributeName": name, "AttributeType": kind} for name, kind in types.items()])

    def _records(self) -> list[dict]:
        pages = self._table.get_paginator("scan").paginate(TableName=TABLE)
        read = TypeDeserializer().deserialize
        return [{name: read(value) for name, value in item.items()} for page in pages for item in page["Items"]]

    def _events(self) -> list[tuple[str, object]]:
        found = []
        for place in (("woken", REGION), ("woken", FAR)):
            lines = self.cloud.logs(*place)
            new, self._read[place] = lines[self._read.get(place, 0) :], len(lines)
            found += [json.loads(line[6:]) for line in new if line.startswith("EVENT ")]
        return [(each["id"], each["event"]) for each in found]


def _run(*command: object) -> None:
    done = subprocess.run([str(TOOL), *map(str, command)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
