"""Patches modules when they are imported: at once where they are loaded, else right after their first import."""
import sys
from _thread import get_ident

from . import guard, patches

_finder = None


def arm():
    """Patches every module of the registry that is loaded, and waits for the others. May be called again at any time."""
    global _finder
    if _finder is None:
        _finder = Finder()
    if _finder not in sys.meta_path:
        sys.meta_path.insert(0, _finder)
    for name in patches.MODULES:
        apply_loaded(name)


def apply_loaded(name):
    """Patches the module if it is loaded; one that is being loaded by this or another thread is left to `arm`'s next call."""
    module = sys.modules.get(name)
    if module is None:
        return
    spec = getattr(module, "__spec__", None)
    if not getattr(spec, "_initializing", False):
        patches.apply(name, module)


class Finder:
    """Stands first in `sys.meta_path`. Finds the modules of the registry through the finders behind it."""

    def __init__(self):
        self._busy = set()

    @guard.boundary
    def find_spec(self, name, path=None, target=None):
        """The module's spec with a loader that patches it; None for any module that is not in the registry."""
        if name not in patches.MODULES:
            return None
        key = (name, get_ident())
        if key in self._busy:
            return None
        self._busy.add(key)
        try:
            return self._find(name, path, target)
        finally:
            self._busy.discard(key)

    @guard.boundary
    def _find(self, name, path, target):
        for finder in list(sys.meta_path):
            find = getattr(finder, "find_spec", None)
            spec = find(name, path, target) if find is not None and finder is not self else None
            if spec is not None:
                return watched(spec)
        return None

    def invalidate_caches(self):
        """Nothing is cached here."""


@guard.boundary
def watched(spec):
    """`spec` with a loader that patches the module after it has run."""
    try:
        if spec.loader is not None:
            spec.loader = Loader(spec.loader)
    except Exception as problem:
        guard.failed(problem, records=0)
    return spec


class Loader:
    """Stands in front of a module's loader until the module has been loaded."""

    def __init__(self, real):
        self._real = real

    @guard.boundary
    def __getattr__(self, name):
        return getattr(self._real, name)

    @guard.boundary
    def create_module(self, spec):
        """As the real loader does."""
        create = getattr(self._real, "create_module", None)
        return create(spec) if create is not None else None

    @guard.boundary
    def exec_module(self, module):
        """Runs the module with everything as it is without us, then patches it."""
        spec = module.__spec__
        spec.loader = module.__loader__ = self._real
        execute = getattr(self._real, "exec_module", None)
        if execute is not None:
            execute(module)
        else:  # zipimport before Python 3.10
            self._real.load_module(spec.name)
        try:
            patches.apply(spec.name, sys.modules.get(spec.name, module))
        except Exception as problem:
            guard.failed(problem, records=0)
