"""One application deployed once for each tracer, each in a local cloud and a process of its own, so that runs can take turns."""

from __future__ import annotations

import multiprocessing
import traceback
from collections.abc import Mapping
from contextlib import ExitStack
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import trial
from applications import APPLICATIONS
from localcloud import LocalCloud
from sinks import Sinks


class Clouds:
    """A context manager. Only one cloud works at a time; the others sleep, with their sandboxes frozen."""

    def __init__(
        self, name: str, packages: Mapping[str, Mapping[str, Path]], sinks: Sinks, latency: Mapping[str, float], workers: int,
        sizes: Mapping[str, int],
    ):
        """`packages` are the bundles of each function, by tracer; `latency` is as `LocalCloud.delay` takes it."""
        self._arguments = {variant: (name, variant, each, sinks, latency, workers, sizes) for variant, each in packages.items()}

    def __enter__(self) -> Clouds:
        # Not forked: this process has threads.
        spawned = multiprocessing.get_context("spawn")
        self._pipes: dict[str, Connection] = {}
        with ExitStack() as stack:
            for variant, arguments in self._arguments.items():
                ours, theirs = spawned.Pipe()
                process = spawned.Process(target=_serve, args=(theirs, *arguments))
                process.start()
                theirs.close()
                stack.callback(process.join)
                stack.callback(ours.close)  # which ends the process
                self._pipes[variant] = ours
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *exception: object) -> None:
        self._stack.close()

    def run(self, variant: str, is_cold: bool) -> dict[str, Any]:
        """Seconds, start and memory of one run; `is_cold`: in a cloud deployed anew. A RuntimeError when the run failed."""
        self._pipes[variant].send(is_cold)
        found = self._pipes[variant].recv()
        if isinstance(found, str):
            raise RuntimeError(f"{variant}: {found}")
        return found


def _serve(pipe: Connection, name, variant, packages, sinks, latency, workers, sizes) -> None:
    application = None
    with LocalCloud(workers=workers) as cloud:
        while (is_cold := _asked(pipe)) is not None:
            try:
                if is_cold:
                    cloud.delay({})
                    cloud.reset()
                    application = APPLICATIONS[name](cloud, packages, sinks.environment(), sinks.website, **sizes)
                    cloud.delay(latency)
                found = trial.run(application, sinks, variant)
                application.clear()
                pipe.send({"seconds": found.seconds, "init_ms": found.init_ms, "memory_mb": found.memory_mb})
            except Exception:
                pipe.send(traceback.format_exc())


def _asked(pipe: Connection) -> bool | None:
    try:
        return pipe.recv()
    except EOFError:
        return None
