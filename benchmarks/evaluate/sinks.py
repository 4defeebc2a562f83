"""The process that takes what tracers send, as the harness sees it."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from boto3.dynamodb.types import TypeDeserializer


@dataclass
class Taken:
    """What came: GammaRay's records, X-Ray's documents, OTLP exports."""

    records: list[dict]
    subsegments: list[dict]
    exports: list[str]
    """Base64 of protobuf."""


@dataclass(frozen=True)
class Sinks:
    """Where they are; a copy in another process reaches the same ones."""

    url: str
    daemon: str
    """Address of X-Ray's daemon."""

    @property
    def website(self) -> str:
        return self.url + "/website"

    def environment(self, reporting: str = "invocation") -> dict[str, str]:
        """Variables that lead every tracer here."""
        return {
            "GAMMARAY_ENDPOINT_URL": self.url, "GAMMARAY_REPORTING": reporting,
            "AWS_XRAY_DAEMON_ADDRESS": self.daemon, "OTEL_EXPORTER_OTLP_ENDPOINT": self.url,
        }

    def delay(self, milliseconds: Mapping[str, float]) -> None:
        """By how much answers come later, by service."""
        self._ask("/-/delay", json.dumps(milliseconds).encode())

    def take(self) -> Taken:
        """What has come since the last time. Datagrams may be a moment behind."""
        time.sleep(0.02)
        found = json.loads(self._ask("/-/take"))
        value = TypeDeserializer().deserialize
        records = [{name: _plain(value(each)) for name, each in item.items()} for item in found["records"]]
        unique = {(record["invocation"], record["n"]): record for record in records}
        return Taken(list(unique.values()), [json.loads(text) for text in found["datagrams"]], found["exports"])

    def _ask(self, path: str, body: bytes | None = None) -> bytes:
        with urllib.request.urlopen(self.url + path, body, timeout=30) as answer:
            return answer.read()


@contextmanager
def started() -> Iterator[Sinks]:
    """The sinks, from here to the end of the block."""
    server = Path(__file__).with_name("sink_server.py")
    with subprocess.Popen([sys.executable, str(server)], stdout=subprocess.PIPE, text=True) as process:
        try:
            http, udp = process.stdout.readline().split()
            yield Sinks(f"http://127.0.0.1:{http}", f"127.0.0.1:{udp}")
        finally:
            process.terminate()


def _plain(value: object) -> object:
    from decimal import Decimal

    return int(value) if isinstance(value, Decimal) else value
