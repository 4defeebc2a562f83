"""The API through the `aws` command, a process a request."""
import json
import os
import re
import shutil
import subprocess

from .api import ATTEMPTS, ApiError

NEITHER = (
    "neither boto3 nor the `aws` command is here: `python3 -m pip install boto3` for the python3 on PATH (or name another with --python), "
    "or install the AWS CLI (https://aws.amazon.com/cli)")


class Cli:
    def __init__(self, request):
        self._program = shutil.which("aws")
        if not self._program:
            raise ApiError("", NEITHER)
        self._options = []
        for option, value in (("--endpoint-url", request["endpoint"]), ("--profile", request["profile"])):
            if value:
                self._options += [option, value]
        self._environment = dict(os.environ, AWS_PAGER="", AWS_RETRY_MODE="standard", AWS_MAX_ATTEMPTS=str(ATTEMPTS))

    def default_region(self):
        for name in ("AWS_REGION", "AWS_DEFAULT_REGION"):
            if os.environ.get(name):
                return os.environ[name]
        return self._run(["configure", "get", "region", *self._options]).stdout.strip()

    def call(self, service, region, operation, **parameters):
        """The answer as the command prints it: items in DynamoDB's JSON."""
        done = self._run([
            service, operation.replace("_", "-"), "--region", region, "--output", "json", "--no-paginate", *self._options,
            "--cli-input-json", json.dumps(parameters)])
        if done.returncode:
            raise self._error(done.stderr)
        try:
            return json.loads(done.stdout or "{}")
        except ValueError:
            raise ApiError("", f"`aws {service}` printed no JSON: {done.stdout[:200]!r}") from None

    def _run(self, arguments):
        return subprocess.run(
            [self._program, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self._environment,
            encoding="utf-8", errors="replace")

    @staticmethod
    def _error(text):
        text = " ".join(text.split()) or "the `aws` command failed and said nothing"
        code = re.search(r"An error occurred \((\w+)\)", text)
        if code:
            return ApiError(code.group(1), text)
        unreachable = re.search(r"Could not connect|Connection was closed|timeout on endpoint", text)
        return ApiError("Unreachable" if unreachable else "", text)
