"""`python -m localcloud`: a local cloud for a template or for single functions, until interrupted or for one invocation."""

from __future__ import annotations

import argparse
import json
import signal
import sys
import threading
from pathlib import Path

from . import LocalCloud, LocalCloudError, sam


def main(arguments: list[str] | None = None) -> int:
    """Exit codes: 0 done, 1 the invoked function failed, 2 wrong use."""
    options = _parser().parse_args(arguments)
    try:
        with LocalCloud(options.region, async_retries=options.async_retries, latency=_latency(options.latency)) as cloud:
            print(f"local cloud at {cloud.url} in {options.region}", file=sys.stderr)
            functions = _deploy(cloud, options)
            if not options.invoke:
                return _wait()
            return _invoke(cloud, functions, options)
    except LocalCloudError as error:
        print(f"localcloud: error: {error}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="localcloud", description="A local AWS whose Lambda functions really run.")
    parser.add_argument("--region", default="us-east-1")
    parser.add_argument("--template", type=Path, help="a SAM template to deploy")
    parser.add_argument("--bundles", type=Path, help="folder of <FunctionName>.zip to deploy in place of each CodeUri")
    parser.add_argument("--parameter", action="append", default=[], metavar="NAME=VALUE", help="a parameter of the template")
    parser.add_argument("--async-retries", type=int, default=0, help="of asynchronous invocations that fail (AWS: 2)")
    parser.add_argument("--latency", action="append", default=[], metavar="SERVICE=MS", help="answers of the service come that much later: dynamodb=5")
    parser.add_argument("--invoke", metavar="FUNCTION", help="invoke this function, wait until all is done, print the result and all logs")
    parser.add_argument("--payload", default="{}", help="JSON for --invoke, or @FILE")
    return parser


def _latency(options: list[str]) -> dict[str, float]:
    try:
        return {service: float(milliseconds) for service, milliseconds in (option.split("=", 1) for option in options)}
    except ValueError:
        raise LocalCloudError(f"--latency {' '.join(options)}: expected SERVICE=MS, such as dynamodb=5") from None


def _deploy(cloud: LocalCloud, options: argparse.Namespace) -> dict[str, str]:
    if options.template is None:
        return {}
    bundles = {path.stem: path for path in sorted(options.bundles.glob("*.zip"))} if options.bundles else None
    parameters = dict(each.split("=", 1) for each in options.parameter)
    stack = sam.deploy(cloud, options.template, bundles, parameters=parameters)
    for logical_id, resource in stack.resources.items():
        print(f"  {logical_id}: {resource.attribute('Ref')}", file=sys.stderr)
    return stack.functions


def _invoke(cloud: LocalCloud, functions: dict[str, str], options: argparse.Namespace) -> int:
    payload = Path(options.payload[1:]).read_text() if options.payload.startswith("@") else options.payload
    name = functions.get(options.invoke, options.invoke)
    answer = cloud.client("lambda").invoke(FunctionName=name, Payload=payload.encode())
    cloud.wait_idle()
    for function in functions.values():
        for line in cloud.logs(function):
            print(f"{function}: {line}", file=sys.stderr)
    print(json.dumps(json.loads(answer["Payload"].read())))
    return 1 if "FunctionError" in answer else 0


def _wait() -> int:
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    stopped.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
