"""What the catalog says about the calls of services that have no file of their own in `services`."""
from .. import catalog
from ..keys import clean
from ..services import name, other


def describe(service, module):
    """The service's file, with the catalog behind it."""
    return Described(service, module)


class Described:
    """As the files of `services` have them: `resource` and `keys`."""

    __slots__ = ("service", "module", "carry")

    def __init__(self, service, module):
        self.service = service
        self.module = module
        self.carry = getattr(module, "carry", None)

    def resource(self, operation, params):
        """What the file of the service says; else the first of the catalog's parameters that the caller gave."""
        found = self.module.resource(operation, params) if self.module is not other else None
        return found or self._catalogued(operation, params) or other.resource(operation, params)

    def keys(self, operation, params, response, metadata):
        """What the file of the service says; where it does not know, the ids of the catalog as `<service>:<id>`."""
        known = self.module.keys(operation, params, response, metadata)
        if known is not None:
            return known
        found = {}
        for path in catalog.lookup(self.service, operation)[2]:
            document, inner = (params, path[8:]) if path.startswith("request.") else (response, path)
            for value in catalog.values(document, inner):
                if type(value) in (str, int) and value != "":
                    found[f"{self.service}:{clean(value)}"] = None
        return list(found)

    def _catalogued(self, operation, params):
        for path in catalog.lookup(self.service, operation)[1]:
            found = dict.fromkeys(value for value in catalog.values(params, path) if type(value) is str and value)
            if found:
                return name(" ".join(found))
        return None
