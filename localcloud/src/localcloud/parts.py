"""The parts of a running cloud that its event sources work with."""

from __future__ import annotations

from dataclasses import dataclass

from .dispatcher import Dispatcher
from .functions import Functions
from .patches import Patches
from .pollers import Pollers


@dataclass(frozen=True)
class Parts:
    """Made once, when the cloud starts."""

    patches: Patches
    dispatcher: Dispatcher
    functions: Functions
    pollers: Pollers
