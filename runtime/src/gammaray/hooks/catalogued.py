"""What the catalog says about the calls of services whose file in `services` does not know them."""
from .. import services
from ..services.catalogued import Catalogued, ids, named


_described = {}


def describe(service):
    """The service's file, with the catalog behind it."""
    found = _described.get(service)
    if found is None:
        module = services.describe(service)
        found = _described[service] = module if type(module) is Catalogued else Described(service, module)
    return found


class Described:
    """As the files of `services` have them."""

    __slots__ = ("service", "module", "carry")

    def __init__(self, service, module):
        self.service = service
        self.module = module
        self.carry = getattr(module, "carry", None)

    def resource(self, operation, params):
        """What the file of the service says; else the first of the catalog's parameters that the caller gave."""
        return self.module.resource(operation, params) or named(self.service, operation, params)

    def keys(self, operation, params, response, metadata):
        """What the file of the service says; where it does not know, the ids of the catalog as `<service>:<id>`."""
        known = self.module.keys(operation, params, response, metadata)
        return known if known is not None else ids(self.service, operation, params, response) or None
