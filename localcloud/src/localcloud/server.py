"""moto behind an HTTP server on loopback, each answer with one true request id."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Mapping

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import WSGIRequestHandler, make_server

from . import identity
from .patches import Patches

_REQUEST_ID_HEADERS = {"x-amzn-requestid", "x-amz-request-id", "x-amz-id-2"}


class Server:
    """Serves all moto's services on one port of 127.0.0.1."""

    def __init__(self) -> None:
        self._application = _Application(create_backend_app)
        self._server = make_server("127.0.0.1", 0, self._application, threaded=True, request_handler=_Quiet)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True, name="localcloud-server")
        self._thread.start()

    def delay(self, milliseconds: Mapping[str, float]) -> None:
        """From now on each answer of a service, by moto's name, comes that much later."""
        self._application.delays = {service: time / 1000 for service, time in milliseconds.items()}

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def install(patches: Patches) -> None:
    """Makes moto use the request's id where it would make one up (it stands in XML bodies too)."""
    import moto.core.responses
    import moto.utilities.aws_headers

    def request_id(headers: dict | None = None) -> str:
        found = identity.current().request_id
        if isinstance(headers, dict):
            headers["x-amzn-requestid"] = found
        return found

    for module in (moto.core.responses, moto.utilities.aws_headers):
        patches.replace(module, "gen_amzn_requestid_long", request_id)


class _Application(DomainDispatcherApplication):
    delays: Mapping[str, float] = {}
    """Seconds by service."""

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        application = self.get_application(environ)
        served = identity.RequestIdentity(environ.get("PATH_INFO", ""), environ.get("HTTP_X_AMZN_TRACE_ID"))
        if application.service == "s3":
            own = [("x-amz-request-id", served.s3_request_id), ("x-amz-id-2", served.host_id)]
        else:
            own = [("x-amzn-RequestId", served.request_id)]
        if delay := self.delays.get(application.service):
            time.sleep(delay)

        def start(status: str, headers: list[tuple[str, str]], *rest: object) -> Callable:
            kept = [header for header in headers if header[0].lower() not in _REQUEST_ID_HEADERS]
            return start_response(status, kept + own, *rest)

        with identity.serving(served):
            return application(environ, start)


class _Quiet(WSGIRequestHandler):
    def log_request(self, code: object = "-", size: object = "-") -> None:
        """Says nothing: the functions' logs tell more."""
