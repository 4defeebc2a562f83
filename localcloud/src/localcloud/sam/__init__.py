"""Deploys a SAM template to the local cloud: what examples and tests need of SAM, and a clear error for the rest."""

from .deployment import Stack, deploy

__all__ = ["Stack", "deploy"]
