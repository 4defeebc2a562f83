"""What is compared: a handler bare, in our three modes, and with each peer. One process has one kind.

Each function of `KINDS` sets the kind up, and returns what records a handler and what stands around a call that can wake something.
"""
import json
import os
import sys
import time
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "runtime" / "src" / "gammaray"
# The same set-up as the first line of a function's module, for the start; an import of boto3 follows each.
PROLOGUES = {
    "bare": "",
    "dynamic": "import gammaray.dynamic as _gammaray; ",
    "hybrid": "import gammaray.hybrid as _gammaray; ",
    "X-Ray": "from aws_xray_sdk.core import patch; patch(('botocore',)); ",
    "OpenTelemetry": "import kinds; kinds.opentelemetry(); ",
}


def _same(callee):
    return callee


def bare():
    """Nothing is recorded."""
    return _same, _same


def dynamic():
    """The SDK is patched."""
    import gammaray.dynamic

    return gammaray.dynamic.entry, _same


def static():
    """The SDK's client hands itself over, as the copy in a static bundle does. `benchmarks/static` measures the copy."""
    import gammaray.static
    from botocore.client import BaseClient

    gammaray.static.capture_client(BaseClient)
    return gammaray.static.entry, _same


def hybrid():
    """Hooks at the calls."""
    import gammaray.hybrid

    return gammaray.hybrid.entry, gammaray.hybrid.hook


def xray():
    """AWS's SDK as in Lambda: Lambda makes the segment, each call's subsegment goes to the daemon by UDP."""
    os.environ["LAMBDA_TASK_ROOT"] = os.getcwd()
    from aws_xray_sdk.core import patch, xray_recorder

    patch(("botocore",))

    def entry(handler):
        def recorded(event, context):
            with xray_recorder.in_subsegment("## handler"):
                return handler(event, context)

        return recorded

    return entry, _same


def opentelemetry():
    """A batch of spans, flushed over OTLP/HTTP at the handler's end, as its Lambda layer does."""
    from opentelemetry import trace
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.instrumentation.botocore import BotocoreInstrumentor
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    provider = TracerProvider()
    exporter = OTLPSpanExporter(endpoint=os.environ.get("AWS_ENDPOINT_URL", "http://127.0.0.1") + "/v1/traces")
    provider.add_span_processor(BatchSpanProcessor(exporter))
    trace.set_tracer_provider(provider)
    BotocoreInstrumentor().instrument(tracer_provider=provider)
    tracer = provider.get_tracer("bench")

    def entry(handler):
        def recorded(event, context):
            with tracer.start_as_current_span("handler", kind=trace.SpanKind.SERVER) as span:
                span.set_attribute("faas.invocation_id", context.aws_request_id)
                result = handler(event, context)
            provider.force_flush()
            return result

        return recorded

    return entry, _same


def original():
    """The original system's way: one record after the other is put into a table with boto3, before the function goes on."""
    import boto3
    from botocore.client import BaseClient

    call, client = BaseClient._make_api_call, boto3.client("dynamodb")
    invocation = [None]

    def put(kind, **fields):
        item = {name: {"S": str(value)} for name, value in fields.items()}
        item.update(invocation={"S": invocation[0]}, n={"N": str(time.time_ns())}, kind={"S": kind})
        call(client, "PutItem", {"TableName": "records", "Item": item})

    def recorded_call(self, operation, params):
        put("start", operation=operation, params=json.dumps(sorted(params)))
        answer = call(self, operation, params)
        put("end", operation=operation, request=answer["ResponseMetadata"].get("RequestId"))
        return answer

    BaseClient._make_api_call = recorded_call

    def entry(handler):
        def recorded(event, context):
            invocation[0] = context.aws_request_id
            put("entry", function=context.invoked_function_arn)
            result = handler(event, context)
            put("exit", status="ok")
            return result

        return recorded

    return entry, _same


KINDS = {"bare": bare, "dynamic": dynamic, "static": static, "hybrid": hybrid, "X-Ray": xray, "OpenTelemetry": opentelemetry, "boto3 put": original}


def set_up(name):
    """Sets up the kind of that name."""
    sys.path.insert(0, str(PACKAGE.parent))
    return KINDS[name]()
