"""The job as its author wrote it, and instrumented: the same result, the records that the original made, and every cause."""

import trial
from applications import MapReduce

import pytest

# Static mode records by the same code as dynamic mode: one size is enough of it.
CASES = [(mode, *size) for mode, sizes in (("dynamic", 3), ("hybrid", 3), ("static", 1)) for size in [(2, 5), (1, 1), (5, 7)][:sizes]]


def test_the_job_as_it_was_written(cloud, sinks):
    job = MapReduce(cloud, None, {}, "", mappers=3, objects=7, lines=20)
    job.run()
    job.check()
    logs = job.logs()
    assert {name: len(found) for name, found in logs.items()} == {"Driver": 1, "Mapper": 3, "Coordinator": 4, "Reducer": 1}
    assert not any("ERROR" in line for found in logs.values() for lines in found.values() for line in lines)


def test_a_second_job_in_an_emptied_bucket(cloud, sinks):
    job = MapReduce(cloud, None, {}, "", mappers=2, objects=3, lines=5)
    for _ in range(2):
        job.run()
        job.check()
        job.clear()


@pytest.mark.parametrize("mode, mappers, objects", CASES)
def test_records_and_causes(cloud, sinks, bundled, mode, mappers, objects):
    job = MapReduce(cloud, bundled("map-reduce", mode), sinks.environment(), "", mappers=mappers, objects=objects, lines=5)
    found = trial.run(job, sinks, mode)
    late = (found.expected["dynamic"] - 14 * mappers - 2 * objects - 24) // 2
    assert found.expected["hybrid"] == 4 * mappers + 9 and late >= 0
    assert found.sent == (4 * mappers + 9 if mode == "hybrid" else 14 * mappers + 2 * objects + 24 + 2 * late)
    edges = 2 * mappers + 2
    assert found.told == {"records": {"true": edges, "found": edges, "proven": edges, "missed": 0, "wrong": 0}}
    assert (found.invocations, found.roots) == (2 * mappers + 3, 1)


@pytest.mark.parametrize("mode", ["dynamic", "hybrid"])
def test_coordinators_that_race(cloud, sinks, bundled, mode):
    job = MapReduce(cloud, bundled("map-reduce", mode), sinks.environment(), "", mappers=6, objects=6, lines=5, concurrency=7)
    found = trial.run(job, sinks, mode)
    assert found.sent == found.expected["hybrid" if mode == "hybrid" else "dynamic"]
    assert found.told["records"] == {"true": 14, "found": 14, "proven": 14, "missed": 0, "wrong": 0}
    assert (found.invocations, found.roots) == (15, 1)
