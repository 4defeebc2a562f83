"""What the environment says. Read once, at the first record, so that user code may still set it while it is imported."""
import os

_SINKS = ("dynamodb", "log", "file")
_settings = None


class Settings:
    """The runtime's settings; README.md documents each variable."""

    __slots__ = ("sink", "table", "region", "endpoint", "file", "strict", "delay", "spill", "spill_bytes", "records", "inject", "paths", "names_key")

    def __init__(self, environ):
        region = environ.get("GAMMARAY_REGION") or environ.get("AWS_REGION") or environ.get("AWS_DEFAULT_REGION")
        self.sink = _choice(environ, "GAMMARAY_SINK", _SINKS)
        self.table = environ.get("GAMMARAY_TABLE") or "gammaray-events"
        self.region = region or "us-east-1"
        self.endpoint = (
            environ.get("GAMMARAY_ENDPOINT_URL")
            or environ.get("AWS_ENDPOINT_URL_DYNAMODB")
            or environ.get("AWS_ENDPOINT_URL")
            or _endpoint(self.region, environ)
        )
        self.file = environ.get("GAMMARAY_FILE") or "/tmp/gammaray.jsonl"
        self.strict = _choice(environ, "GAMMARAY_REPORTING", ("invocation", "strict")) == "strict"
        self.delay = _whole(environ, "GAMMARAY_DELAY_MS", 1000) / 1000
        self.spill = environ.get("GAMMARAY_SPILL") or self._folder(environ)
        self.spill_bytes = _whole(environ, "GAMMARAY_SPILL_MB", 32) * 1_000_000 if self.spill else 0
        self.records = _whole(environ, "GAMMARAY_RECORDS", 10_000)
        self.inject = _choice(environ, "GAMMARAY_PROPAGATION", ("join", "inject")) == "inject"
        self.paths = tuple("." + host.lower().lstrip(".") for host in environ.get("GAMMARAY_HTTP_PATHS", "").replace(",", " ").split())
        self.names_key = environ.get("GAMMARAY_HASH_NAMES") or None

    def _folder(self, environ):
        """In a sandbox, a folder for what goes to this destination; elsewhere, as in unit tests, none."""
        if not environ.get("AWS_LAMBDA_FUNCTION_NAME"):
            return None
        from binascii import crc32

        destination = "\n".join((self.sink, self.endpoint, self.region, self.table, self.file))
        return f"/tmp/gammaray-spill-{crc32(destination.encode('utf-8', 'surrogateescape')):08x}"


def current():
    """The settings of this process."""
    global _settings
    if _settings is None:
        _settings = Settings(os.environ)
    return _settings


def _choice(environ, name, choices):
    """The variable's value when it is one of `choices`, else the first of them, with a word on standard error."""
    value = environ.get(name)
    if value and value not in choices:
        from .guard import tell

        tell(f"{name}={value!r} is none of {', '.join(choices)}: using {choices[0]}")
    return value if value in choices else choices[0]


def _whole(environ, name, default):
    try:
        return max(0, int(environ.get(name) or default))
    except ValueError:
        from .guard import tell

        tell(f"{name} is not a whole number: using {default}")
        return default


def _endpoint(region, environ):
    is_plain = not (environ.get("AWS_USE_FIPS_ENDPOINT") or environ.get("AWS_USE_DUALSTACK_ENDPOINT"))
    if is_plain and region.count("-") == 2 and not region.startswith("cn-"):  # of the largest partition, without an import
        return f"https://dynamodb.{region}.amazonaws.com"
    from .sinks.endpoints import url

    return url(region, environ)
