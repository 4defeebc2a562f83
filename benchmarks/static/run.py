"""What the SDK of a static bundle weighs and what it takes to start: `python benchmarks/static/run.py [--starts N] [--python 3.12]`.

A function of two services is bundled in static mode, and as it is with the same version of stock boto3, both with bytecode. Lambda's own
runtime client starts each in turn in a fresh process: a cold start lasts until it asks for the first event, which is when the function,
wrapped handler and all, has been imported, with the SDK and its two clients. Of it, the time that the import took is told too, and the peak
memory at that moment. Exit code 1 when a ratio is above its limit.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "localcloud" / "src"))

from localcloud import interpreters  # noqa: E402

TOOL = Path(os.environ.get("REWRITE_TOOL", ROOT / ".build" / "dist" / "rewrite-tool")).absolute()
FIGURES = (("cold start", "ms", 0.85), ("its import", "ms", 0.85), ("peak memory", "MiB", 1.0))
SDK_LIMIT = 6 << 20
HANDLER = """import time

began = time.perf_counter()
import boto3

s3 = boto3.client("s3")
table = boto3.client("dynamodb")
print("IMPORTED", time.perf_counter() - began, flush=True)


def lambda_handler(event, context):
    return None
"""


def main():
    options = _options()
    python = interpreters.base_executable(options.python)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        static, row = _static(folder, options.python)
        stock = _stock(folder, python, row["sdk"]["versions"])
        client = interpreters.prepared_executable(options.python)
        runs = {"stock": [], "static": []}
        for start in range(options.starts + 1):
            for kind, task in (("stock", stock), ("static", static)):
                measured = _start(client, task)
                # The first of each fills the file system's cache.
                if start:
                    runs[kind].append(measured)
    _report(options, row, runs)


def _options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--starts", type=int, default=20)
    parser.add_argument("--python", default="3.12" if interpreters.base_executable("3.12") else interpreters.installed_versions()[-1])
    return parser.parse_args()


def _static(folder, version):
    source = folder / "source"
    source.mkdir()
    (source / "app.py").write_text(HANDLER)
    command = [TOOL, "bundle", "--mode", "static", "--handler", "app.lambda_handler", "--python-version", version, "--output", folder / "out", "--quiet", source]
    subprocess.run(command, check=True)
    row = json.loads((folder / "out" / "manifest.json").read_text())["functions"][0]
    with zipfile.ZipFile(folder / "out" / row["zip"]) as file:
        file.extractall(folder / "static")
    return folder / "static", row


def _stock(folder, python, versions):
    """The same versions, compiled, as Lambda's own runtime has them."""
    target = folder / "stock"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile", "--only-binary=:all:"]
    version = subprocess.run([python, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"], check=True, capture_output=True, text=True).stdout.strip()
    subprocess.run([*pip, "--python-version", version, "--target", target, *versions], check=True)
    subprocess.run([python, "-m", "compileall", "-q", target], check=True)
    (target / "app.py").write_text(HANDLER)
    return target


def _start(python, task):
    """Milliseconds of the cold start, of the import, and MiB."""
    with HTTPServer(("127.0.0.1", 0), FirstRequest) as server:
        environment = {
            "PATH": os.environ["PATH"], "PYTHONPATH": str(task), "AWS_DEFAULT_REGION": "eu-west-1", "AWS_REGION": "eu-west-1", "AWS_ACCESS_KEY_ID": "k",
            "AWS_SECRET_ACCESS_KEY": "s", "GAMMARAY_SINK": "log", "PYTHONDONTWRITEBYTECODE": "1", "HOME": "/nonexistent",
            "AWS_LAMBDA_RUNTIME_API": "127.0.0.1:%d" % server.server_port}
        began = time.perf_counter()
        command = [python, "-m", "awslambdaric", "app.lambda_handler"]
        with subprocess.Popen(command, env=environment, cwd=task, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
            server.handle_request()
            took = time.perf_counter() - began
            # Not ru_maxrss, which the process that starts this one counts towards.
            status = Path("/proc/%d/status" % process.pid).read_text().splitlines()
            process.kill()
            output = process.stdout.read()
    if not server.path.endswith("/invocation/next"):
        raise RuntimeError(output)
    imported = next(line.split()[1] for line in output.splitlines() if line.startswith("IMPORTED"))
    memory = next(line.split()[1] for line in status if line.startswith("VmHWM"))
    return took * 1000, float(imported) * 1000, int(memory) / 1024


class FirstRequest(BaseHTTPRequestHandler):
    """Lambda's runtime API as far as the first request, which is never answered."""

    def do_GET(self):
        self.server.path = self.path

    do_POST = do_GET

    def log_message(self, *_):
        pass


def _report(options, row, runs):
    sdk = row["sdk"]
    stock, static = ([statistics.median(column) for column in zip(*runs[kind])] for kind in ("stock", "static"))
    print(f"Python {options.python}, {' '.join(sdk['versions'])}, s3 and dynamodb, median of {options.starts} interleaved starts\n")
    print(f"{'':24}{'stock':>12}{'static':>12}{'ratio':>8}{'limit':>8}")
    failed = False
    for index, (name, unit, limit) in enumerate(FIGURES):
        ratio = static[index] / stock[index]
        failed |= ratio > limit
        print(f"{name + ', ' + unit:24}{stock[index]:12.1f}{static[index]:12.1f}{ratio:8.2f}{limit:8.2f}")
    failed |= sdk["bytes"] > SDK_LIMIT
    print(f"{'SDK, bytes':24}{sdk['stockBytes']:12,}{sdk['bytes']:12,}{sdk['bytes'] / sdk['stockBytes']:8.2f}{SDK_LIMIT:12,}")
    print(f"{'its bytecode, bytes':24}{'':12}{sdk['bytecodeBytes']:12,}")
    sys.exit(failed)


if __name__ == "__main__":
    main()
