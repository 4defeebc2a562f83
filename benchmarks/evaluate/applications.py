"""The applications: how each is deployed and set off, what its result must be, who must have caused whom, and how many records that makes."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from localcloud import LocalCloud, sam

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
Logs = dict[str, dict[str, list[str]]]
"""Lines by request id, by function's name in the template."""
Edges = set[tuple[str, str]]
"""Request ids of cause and effect."""


@dataclass(frozen=True)
class Counts:
    """Records that one run must make, as the original counted them."""

    hybrid: int
    """Entries and calls."""
    dynamic: int
    """Entries, exits, and start and end of each call; the same in static mode."""
    late: int = 0
    """Late coordinator reads among them."""
    lost: int = 0
    """Coordinators among them that lost the race."""


class Application:
    """One deployment in a running cloud."""

    name = ""
    folder = ""
    description = ""

    def __init__(self, cloud: LocalCloud, bundles: Mapping[str, Path], environment: Mapping[str, str], website: str):
        self.cloud = cloud
        self._deploy(bundles, environment, website)

    def run(self) -> None:
        """Sets the application off and returns when all is done."""
        raise NotImplementedError

    def check(self) -> None:
        """An AssertionError when the result is not the one that a plain computation gives."""
        raise NotImplementedError

    def clear(self) -> None:
        """Removes what a run has left behind."""

    def expected(self, logs: Logs) -> Counts:
        raise NotImplementedError

    def truth(self, logs: Logs) -> Edges:
        """Who caused whom, as the application's own log lines tell."""
        raise NotImplementedError

    def logs(self) -> Logs:
        """All log lines so far."""
        return {name: _by_invocation(self.cloud.logs(function, region)) for name, (function, region) in self.functions.items()}

    functions: dict[str, tuple[str, str]]
    """Deployed name and region, by the template's name."""

    def _deploy(self, bundles: Mapping[str, Path], environment: Mapping[str, str], website: str) -> None:
        raise NotImplementedError

    def _invoke(self, function: str, payload: object) -> Any:
        name, region = self.functions[function]
        answer = self.cloud.client("lambda", region).invoke(FunctionName=name, Payload=json.dumps(payload))
        found = json.loads(answer["Payload"].read())
        assert "FunctionError" not in answer, f"{function} failed: {found}\n" + "\n".join(self.cloud.logs(name, region)[-30:])
        self.cloud.wait_idle(300)
        return found


class MapReduce(Application):
    name, folder = "Map-Reduce", "map-reduce"

    def __init__(self, *rest: Any, mappers: int = 29, objects: int = 202, lines: int = 50, concurrency: int = 1):
        self.mappers, self.objects = mappers, objects
        self._concurrency = concurrency
        self._data = _module(EXAMPLES / self.folder / "uservisits.py").objects(objects, lines)
        self.description = f"M={mappers}, K={objects}"
        super().__init__(*rest)

    def _deploy(self, bundles, environment, website):
        stack = sam.deploy(
            self.cloud, EXAMPLES / self.folder / "template.yaml", bundles, stack="mapreduce", environment=environment,
            parameters={"CoordinatorConcurrency": str(self._concurrency)})
        self.functions = {name: (function, self.cloud.region) for name, function in stack.functions.items()}
        self._input, self._job = stack.outputs["InputBucket"], stack.outputs["JobBucket"]
        for key, text in self._data.items():
            self.cloud.client("s3").put_object(Bucket=self._input, Key=key, Body=text)

    def run(self):
        assert self._invoke("Driver", {"mappers": self.mappers}) == {"mappers": self.mappers, "objects": self.objects}

    def check(self):
        found = self.cloud.client("s3").get_object(Bucket=self._job, Key="result")["Body"].read().decode()
        assert found == _module(EXAMPLES / self.folder / "uservisits.py").revenue(self._data.values())

    def clear(self):
        s3 = self.cloud.client("s3")
        keys = [{"Key": found["Key"]} for found in s3.list_objects_v2(Bucket=self._job)["Contents"]]
        s3.delete_objects(Bucket=self._job, Delete={"Objects": keys})

    def expected(self, logs):
        """FACTS of the original: 4M+9 and 14M+2K+24. A late coordinator reads `reducerstate.1`: one call more, which triggers nothing. One
        that loses the race has tried to write it: one call more, which could."""
        late, lost = _count(logs["Coordinator"], "waiting for 1 reducer"), _count(logs["Coordinator"], "another coordinator was faster")
        m, k = self.mappers, self.objects
        return Counts(4 * m + 9 + lost, 14 * m + 2 * k + 24 + 2 * late + 2 * lost, late, lost)

    def truth(self, logs):
        (driver,), (reducer,) = logs["Driver"], logs["Reducer"]
        mappers = {line.split()[1]: id for id, lines in logs["Mapper"].items() for line in lines if line.startswith("mapper ")}
        (starter,) = (id for id, lines in logs["Coordinator"].items() if "the reducer is started" in lines)
        edges = {(driver, mapper) for mapper in mappers.values()} | {(starter, reducer)}
        for id, lines in logs["Coordinator"].items():
            key = next(line.removeprefix("woken by ") for line in lines if line.startswith("woken by "))
            edges.add((reducer if key == "task/reducer/done" else mappers[key.removeprefix("task/mapper/")], id))
        return edges


class ImageProcessing(Application):
    name, folder, description = "ImgProc", "image-processing", "one image"
    _number = 0

    def _deploy(self, bundles, environment, website):
        folder, given = EXAMPLES / self.folder, {"Website": website}
        main = {name: bundles[name] for name in ("ImageProc", "DbSync")}
        replica = sam.deploy(self.cloud, folder / "website.yaml", bundles, stack="website", region="us-east-1", environment=environment, parameters=given)
        images = sam.deploy(self.cloud, folder / "template.yaml", main, stack="images", region="us-west-2", environment=environment, parameters=given)
        self.functions = {name: (each, stack.region) for stack in (replica, images) for name, each in stack.functions.items()}

    def run(self):
        self._number += 1
        self._labels = self._invoke("ImageProc", {"id": f"image-{self._number}", "bucket": "uploads", "key": "cat.jpg"})["labels"]

    def check(self):
        found = self.cloud.client("dynamodb", "us-east-1").get_item(TableName="images-replica", Key={"id": {"S": f"image-{self._number}"}})["Item"]
        assert [label["S"] for label in found["labels"]["L"]] == self._labels and self._labels
        assert found["region"] == {"S": "us-west-2"}

    def expected(self, logs):
        return Counts(5, 18)

    def truth(self, logs):
        return _chain(logs, "ImageProc", "DbSync", "UpdateWebsite")


class WebApp(Application):
    name, folder, description = "WebApp", "web-app", "one entry"

    def _deploy(self, bundles, environment, website):
        self._stack = sam.deploy(self.cloud, EXAMPLES / self.folder / "template.yaml", bundles, stack="guestbook", environment=environment)
        self.functions = {name: (function, self.cloud.region) for name, function in self._stack.functions.items()}

    def run(self):
        self._id = self._invoke("Publish", {"name": "Ada", "text": "Hello"})["id"]

    def check(self):
        found = self.cloud.client("dynamodb").get_item(TableName=self._stack.outputs["GuestbookTable"], Key={"id": {"S": self._id}})["Item"]
        assert (found["name"], found["text"]) == ({"S": "Ada"}, {"S": "Hello"})

    def expected(self, logs):
        """Five functions, of which each makes one call that can set something off, and `Dispatch` reads an object besides."""
        return Counts(10, 22)

    def truth(self, logs):
        return _chain(logs, "Publish", "Store", "Dispatch", "Save", "Notify")


APPLICATIONS: dict[str, Callable[..., Application]] = {each.folder: each for each in (MapReduce, ImageProcessing, WebApp)}


def _chain(logs: Logs, *names: str) -> Edges:
    ids = [next(iter(logs[name])) for name in names]
    assert all(len(logs[name]) == 1 for name in names), "a function ran more than once"
    return set(zip(ids, ids[1:]))


def _by_invocation(lines: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for line in lines:
        if line.startswith("START RequestId: "):
            current = found.setdefault(line.split()[2], [])
        current.append(line)
    return found


def _count(invocations: dict[str, list[str]], line: str) -> int:
    return sum(line in lines for lines in invocations.values())


def _module(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
