"""Services without a file of their own: what the catalog says about their calls."""
from .. import catalog
from ..keys import clean
from . import name, other


class Catalogued:
    """As the files of this package have it: `resource` and `keys`."""

    __slots__ = ("service",)

    def __init__(self, service):
        self.service = service

    def resource(self, operation, params):
        """The first of the catalog's parameters that the caller gave, else the first that names something."""
        return named(self.service, operation, params) or other.resource(operation, params)

    def keys(self, operation, params, response, metadata):
        """The ids of the catalog as `<service>:<id>`; None where there are none."""
        return ids(self.service, operation, params, response) or None


def ids(service, operation, params, response):
    """The ids that the answer has at the catalog's paths."""
    found = {}
    for path in catalog.lookup(service, operation)[2]:
        document, inner = (params, path[8:]) if path.startswith("request.") else (response, path)
        for value in catalog.values(document, inner):
            if type(value) in (str, int) and value != "":
                found[f"{service}:{clean(value)}"] = None
    return list(found)


def named(service, operation, params):
    """The first of the catalog's parameters that the caller gave."""
    for path in catalog.lookup(service, operation)[1]:
        found = dict.fromkeys(value for value in catalog.values(params, path) if type(value) is str and value)
        if found:
            return name(" ".join(found))
    return None
