from .clients import sns
from .events import publish as publish_event
from .store import get_table

__all__ = ["sns", "get_table", "publish_event"]
