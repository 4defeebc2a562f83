"""What a sandbox needs to know of a function, and the environment that Lambda gives to it."""

from __future__ import annotations

import os
import secrets
import time
from dataclasses import dataclass
from pathlib import Path

from .identity import ACCOUNT
from .interpreters import Interpreter


@dataclass(frozen=True)
class FunctionSpec:
    """One version of a function's code and configuration; sandboxes of equal specs are interchangeable."""

    name: str
    handler: str
    task_root: Path
    interpreter: Interpreter
    region: str = "us-east-1"
    account: str = ACCOUNT
    version: str = "$LATEST"
    timeout: float = 3
    """Seconds that one invocation may take."""
    memory: int = 128
    """Megabytes; reported to the function, not enforced."""
    variables: tuple[tuple[str, str], ...] = ()
    layers: tuple[Path, ...] = ()
    """Unpacked layers, in the order of the function's configuration."""
    endpoint: str | None = None
    """The URL that the function's AWS calls go to."""

    @property
    def arn(self) -> str:
        return f"arn:aws:lambda:{self.region}:{self.account}:function:{self.name}"


def environment(spec: FunctionSpec, runtime_api: str, log_stream: str) -> dict[str, str]:
    """The sandbox's environment variables, as docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html lists them."""
    values = {
        "PATH": f"{spec.interpreter.executable.parent}:{os.environ.get('PATH', '/usr/bin:/bin')}",
        "LANG": "en_US.UTF-8",
        "TZ": ":UTC",
        "LAMBDA_TASK_ROOT": str(spec.task_root),
        "LAMBDA_RUNTIME_DIR": str(spec.interpreter.executable.parent.parent),
        "_HANDLER": spec.handler,
        "AWS_LAMBDA_RUNTIME_API": runtime_api,
        "AWS_EXECUTION_ENV": f"AWS_Lambda_python{spec.interpreter.wanted}",
        "AWS_REGION": spec.region,
        "AWS_DEFAULT_REGION": spec.region,
        "AWS_LAMBDA_FUNCTION_NAME": spec.name,
        "AWS_LAMBDA_FUNCTION_VERSION": spec.version,
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(spec.memory),
        "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand",
        "AWS_LAMBDA_LOG_GROUP_NAME": f"/aws/lambda/{spec.name}",
        "AWS_LAMBDA_LOG_STREAM_NAME": log_stream,
        "AWS_XRAY_CONTEXT_MISSING": "LOG_ERROR",
        "AWS_XRAY_DAEMON_ADDRESS": "127.0.0.1:2000",
        "_AWS_XRAY_DAEMON_ADDRESS": "127.0.0.1",
        "_AWS_XRAY_DAEMON_PORT": "2000",
        "AWS_ACCESS_KEY_ID": "ASIALOCALCLOUDEXAMPL",
        "AWS_SECRET_ACCESS_KEY": "localcloud-secret",
        "AWS_SESSION_TOKEN": "localcloud-session-token",
        "PYTHONPATH": ":".join(_import_path(spec)),
    }
    if spec.endpoint:
        values["AWS_ENDPOINT_URL"] = spec.endpoint
    values.update(spec.variables)
    return {name: value for name, value in values.items() if value or name != "PYTHONPATH"}


def new_log_stream(version: str) -> str:
    """A stream name as Lambda makes it: date, version, and 32 random digits."""
    return f"{time.strftime('%Y/%m/%d', time.gmtime())}/[{version}]{secrets.token_hex(16)}"


def _import_path(spec: FunctionSpec) -> list[str]:
    below = f"python/lib/python{spec.interpreter.version}/site-packages"
    return [str(layer / part) for part in (below, "python") for layer in reversed(spec.layers) if (layer / part).is_dir()]
