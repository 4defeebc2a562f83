"""What wakes functions: one module an event source, each the only place that changes moto for it.

A module has `install(parts)`. Adding a source is adding a module and its name here.
"""

from __future__ import annotations

from importlib import import_module

from ..parts import Parts

SOURCES = (
    "mappings", "invoke", "destinations", "s3", "sns", "sqs", "dynamodb", "kinesis", "eventbridge", "scheduler", "pipes", "stepfunctions",
    "logs", "firehose", "ses", "iot", "cognito", "codecommit", "config", "cloudformation", "s3_batch",
)


def install(parts: Parts) -> None:
    """Installs all event sources."""
    for name in SOURCES:
        import_module(f".{name}", __name__).install(parts)
