"""What the runtime costs, beside its peers: `python benchmarks/runtime/run.py [--rounds N] [--starts N] [--python VERSION …]`.

Each kind runs in a process of its own, in turn, many short rounds long, against a server that gives constant answers. Told is the middle of
the ratios, or differences, of neighbours: what the bare handler took in the same round. `cpu` is user and system time of the process. Every
process has the same hash seed and, where `setarch` is there, the same layout of memory: the same code takes up to 10 µs a call more in another.
"""
import argparse
import os
import random
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(ROOT / "localcloud" / "src")]

import kinds  # noqa: E402
from localcloud import interpreters  # noqa: E402

ROWS = ("DDB read", "DDB write", "S3 read", "S3 write", "SNS")
HOOKED = ("bare", "X-Ray", "dynamic", "static", "hybrid")  # of the table of rows
_PREFIX = ["setarch", "-R"] if shutil.which("setarch") else []
_GOALS = {"dynamic": "goal 1.12×, 30 µs", "hybrid": "goal 15 µs", "static": "", "X-Ray": "", "OpenTelemetry": "", "boto3 put": ""}


def main():
    options = _options()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as daemon:
        daemon.bind(("127.0.0.1", 0))  # X-Ray's daemon: takes, and answers nothing
        for version in options.python:
            python = environment(version)
            with subprocess.Popen([sys.executable, HERE / "server.py"], stdout=subprocess.PIPE, text=True) as server:
                try:
                    variables = _variables(server.stdout.readline().strip(), daemon.getsockname()[1])
                    print(f"Python {version}: {options.rounds} rounds, {options.starts} starts; load {os.getloadavg()[0]:.1f}", flush=True)
                    _calls(python, variables, options.rounds)
                    _start(python, variables, options.starts)
                finally:
                    server.terminate()
    _size()


def _options():
    installed = interpreters.installed_versions()
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--starts", type=int, default=30)
    parser.add_argument("--python", nargs="+", default=list(dict.fromkeys(["3.11", installed[-1]])), help="such as 3.11")
    return parser.parse_args()


def environment(version):
    """A Python with the SDK and the peers, made when the requirements have changed."""
    base, folder = interpreters.base_executable(version), ROOT / ".cache" / "benchmarks" / f"runtime-{version}"
    wanted, made = HERE / "requirements.txt", folder / "installed.txt"
    if not made.exists() or made.read_bytes() != wanted.read_bytes():
        subprocess.run([base, "-m", "venv", "--clear", folder], check=True)
        subprocess.run([folder / "bin" / "pip", "install", "-q", "--disable-pip-version-check", "-r", wanted], check=True)
        shutil.copy(wanted, made)
    return folder / "bin" / "python"


def _variables(port, daemon):
    return {
        **os.environ,
        "PYTHONHASHSEED": "0",
        "AWS_ACCESS_KEY_ID": "AKIAEXAMPLE",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_REGION": "us-east-1",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_XRAY_DAEMON_ADDRESS": f"127.0.0.1:{daemon}",
        "_X_AMZN_TRACE_ID": "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1",
    }


_START = "from time import perf_counter, process_time; t, c = perf_counter(), process_time(); import start_{}; print(perf_counter() - t, process_time() - c)"


class Worker:
    """The process of one kind."""

    def __init__(self, python, variables, kind):
        command = [*_PREFIX, python, HERE / "worker.py", kind]
        self._process = subprocess.Popen(command, env=variables, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        if self._process.stdout.readline().strip() != "ready":
            raise SystemExit(f"benchmarks/runtime: the worker {kind} does not start")

    def run(self, task, count):
        """(µs of wall time, µs of CPU) of one invocation."""
        print(task, count, file=self._process.stdin, flush=True)
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit(f"benchmarks/runtime: a worker failed at {task}")
        return tuple(map(float, line.split()))

    def end(self):
        self._process.terminate()
        self._process.wait()
        self._process.stdout.close()


def _calls(python, variables, rounds):
    workers = {kind: Worker(python, variables, kind) for kind in kinds.KINDS}
    try:
        blocks = {"handler": (10, list(workers)), "2 writes": (5, list(workers)), "10 writes": (3, list(workers)), **{row: (2, HOOKED) for row in ROWS}}
        times = {task: {kind: [] for kind in among} for task, (_, among) in blocks.items()}
        for number in range(rounds + 2):
            for task, (count, among) in blocks.items():
                for kind in random.sample(among, len(among)):
                    found = workers[kind].run(task, count)
                    if number >= 2:
                        times[task][kind].append(found)
    finally:
        for worker in workers.values():
            worker.end()
    _print_handler(times)
    _print_rows(times)


def _print_handler(times):
    bare, spread = times["handler"]["bare"], list(zip(times["2 writes"]["bare"], times["10 writes"]["bare"]))
    print(f"\nhandler with 3 calls and flush; bare {_middle(w for w, _ in bare):.0f} µs, cpu {_middle(c for _, c in bare):.0f}")
    print(f"{'':16}{'wall':>9}{'cpu':>9}{'wall':>9}{'cpu':>9}{'a recorded call, cpu':>24}")
    for kind, goal in _GOALS.items():
        own = times["handler"][kind]
        ratios = [_middle(ours[at] / its[at] for ours, its in zip(own, bare)) for at in (0, 1)]
        more = [_middle(ours[at] - its[at] for ours, its in zip(own, bare)) for at in (0, 1)]
        calls = zip(times["2 writes"][kind], times["10 writes"][kind], spread)
        each = _middle((many[1] - few[1] - its_many[1] + its_few[1]) / 8 for few, many, (its_few, its_many) in calls)
        print(f"{kind:16}{ratios[0]:8.3f}×{ratios[1]:8.3f}×{more[0]:+9.0f}{more[1]:+9.0f}{each:+21.1f} µs   {goal}")


def _print_rows(times):
    print("\none operation of ten in a handler, flush included: µs of bare, what the others add")
    print(f"{'':12}" + "".join(f"{kind:>10}" for kind in HOOKED))
    for row in ROWS:
        bare = [wall / 10 for wall, _ in times[row]["bare"]]
        added = [_middle(wall / 10 - its for (wall, _), its in zip(times[row][kind], bare)) for kind in HOOKED[1:]]
        print(f"{row:12}{_middle(bare):10.0f}" + "".join(f"{more:+10.1f}" for more in added), flush=True)


def _start(python, variables, starts):
    """The start of a function that imports boto3, without and with each kind's set-up. All of it has bytecode, as in bundles."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(kinds.PACKAGE, Path(folder, "gammaray"), ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(HERE / "kinds.py", folder)
        for kind, prologue in kinds.PROLOGUES.items():
            entry = "handler = _gammaray.entry(handler)\n" if "_gammaray" in prologue else ""
            Path(folder, f"start_{kind.replace('-', '')}.py").write_text(f"{prologue}import boto3\n\ndef handler(event, context): return 1\n{entry}")
        # Not left to the first imports: PYTHONDONTWRITEBYTECODE, where it is set, keeps them from writing any.
        subprocess.run([python, "-m", "compileall", "-q", folder], check=True)
        times = {kind: [] for kind in kinds.PROLOGUES}
        for number in range(starts + 2):
            for kind in random.sample(list(times), len(times)):
                found = subprocess.run([*_PREFIX, python, "-c", _START.format(kind.replace("-", ""))], cwd=folder, env=variables, capture_output=True, text=True, check=True)
                if number >= 2:
                    times[kind].append([float(found) * 1e3 for found in found.stdout.split()])
    print("\nstart of a module that imports boto3 (goal +3):")
    for at, clock in enumerate(("wall", "cpu")):
        bare = [its[at] for its in times["bare"]]
        added = (f"{kind} {_middle(own[at] - its for own, its in zip(times[kind], bare)):+.1f}" for kind in list(times)[1:])
        print(f"{clock:6}{_middle(bare):.1f} ms; {', '.join(added)}", flush=True)
    print()


def _size():
    files = [path for path in kinds.PACKAGE.rglob("*") if path.suffix in (".py", ".txt")]
    catalog = (kinds.PACKAGE / "catalog.txt").stat().st_size
    total = sum(path.stat().st_size for path in files)
    print(f"runtime, unzipped: {total / 1000:.0f} KB, {catalog / 1000:.0f} of them the catalog, of which bundles hold a slice (goal 150)")


def _middle(values):
    return statistics.median(values)


if __name__ == "__main__":
    main()
