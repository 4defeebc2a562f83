"""What wakes functions: one module an event source, each the only place that changes moto for it."""

from __future__ import annotations

from ..functions import Functions
from ..patches import Patches
from ..pollers import Pollers
from . import dynamodb, eventbridge, invoke, mappings, s3, sns, sqs


def install(patches: Patches, functions: Functions, pollers: Pollers) -> None:
    """Installs all event sources."""
    mappings.install(patches, pollers)
    invoke.install(patches, functions)
    s3.install(patches, functions)
    sns.install(patches, functions)
    sqs.install(patches, pollers)
    dynamodb.install(patches, pollers)
    eventbridge.install(patches, functions)
