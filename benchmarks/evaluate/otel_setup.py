"""What AWS's OpenTelemetry layer sets up in front of a Python function: exporter, propagators, instrumentation of handler, SDK and requests."""

import os

from opentelemetry import propagate, trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.instrumentation.aws_lambda import AwsLambdaInstrumentor
from opentelemetry.instrumentation.botocore import BotocoreInstrumentor
from opentelemetry.propagators.aws import AwsXRayLambdaPropagator
from opentelemetry.propagators.composite import CompositePropagator
from opentelemetry.sdk.extension.aws.trace import AwsXRayIdGenerator
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator


def instrument():
    """Called by the last line of the handler's module."""
    provider = TracerProvider(id_generator=AwsXRayIdGenerator())
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(provider)
    propagate.set_global_textmap(CompositePropagator([TraceContextTextMapPropagator(), AwsXRayLambdaPropagator()]))
    BotocoreInstrumentor().instrument()
    try:
        from opentelemetry.instrumentation.requests import RequestsInstrumentor
    except ImportError:
        pass
    else:
        RequestsInstrumentor().instrument()
    # As the layer's wrapper does it: the instrumentation of this release takes no handler such as src/app.handler.
    os.environ.setdefault("ORIG_HANDLER", os.environ["_HANDLER"].replace("/", "."))
    AwsLambdaInstrumentor().instrument()
