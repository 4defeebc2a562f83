"""The catalog of SDK operations, as analysis sees it too: what an operation does, what it is about, what joins it.

catalog.txt beside this file is read when the first operation is looked up, and of it only the sections of the services that are
asked for. In bundles and layers it is the slice of what is read here, with what `[tool.gammaray.catalog]` says.
"""

TRIGGERS = "triggers"
MAY_TRIGGER = "may-trigger"
HARMLESS = "harmless"
_EFFECTS = {"+": TRIGGERS, "?": MAY_TRIGGER, "-": HARMLESS}
_UNLISTED = (HARMLESS, (), ())

_text = None
_hosts = None
_services = {}


def lookup(service, operation):
    """`(effect, resource_params, join_keys)` of an operation, both as botocore names them; an unknown one is harmless.

    `resource_params` are paths in the parameters, outermost first, without those that hold personal data; `join_keys` paths in the
    response, or behind `request.` in the parameters. `values` reads such paths.
    """
    entries = _services.get(service)
    if entries is None:
        entries = _services[service] = _section(service)
    return entries.get(operation, _UNLISTED)


def triggers(service, operation):
    """Whether the operation wakes something by default."""
    return lookup(service, operation)[0] == TRIGGERS


def counts_host(host):
    """Whether an HTTP request to the host, without its port, can wake something: AWS's hosts and those that the user declared."""
    global _hosts
    if _hosts is None:
        _hosts = tuple("." + domain for line in _lines("/") for domain in line.split())
    return ("." + host.lower()).endswith(_hosts)


def http_clients():
    """HTTP clients: name of a module or class -> its callables, or the name of the module that it re-exports.

    A callable is `(HTTP method, position of the URL)`: the method by name or position, "?" where the request object tells; None
    for the URL where the first argument is a request object. A class is the name under which its methods are listed.
    """
    found = {}
    for line in _lines("!"):
        name, *words = line.split()
        found[name] = words[1] if words[:1] == ["="] else dict(map(_http_callable, words))
    return found


def wrappers():
    """Functions that amount to an operation, as the user declared: dotted name -> (service, operation)."""
    found = {}
    for word in (word for line in _lines("&") for word in line.split()):
        name, _, operation = word.partition("=")
        service, _, operation = operation.rpartition(".")
        found[name] = (service, operation)
    return found


def _lines(kind):
    """What follows the character `kind` on lines that start with it, in front of the services' sections."""
    text = _load()
    end = text.find("\n@")
    return [line[1:] for line in (text[:end] if end >= 0 else text).split("\n") if line.startswith(kind)]


def _http_callable(word):
    name, constructs, section = word.partition(">")
    if constructs:
        return name, section
    name, _, sent = word.partition("=")
    method, _, url = sent.partition(":")
    return name, (int(method) if method.isdigit() else method, int(url) if url.isdigit() else None)


def values(document, path):
    """All values at the path, in order: `a.b` is a member, `a[]` each element, `a{}` each key. What is not there gives none."""
    found = [document]
    for step in path.split("."):
        name = step.rstrip("[]{}")
        found = [value[name] for value in found if isinstance(value, dict) and value.get(name) is not None]
        if step != name:
            kind = list if step.endswith("[]") else dict
            found = [inner for value in found if isinstance(value, kind) for inner in value]
    return found


def _section(service):
    text = _load()
    start = text.find(f"\n@{service}\n")
    if start < 0:
        start = text.find(f"\n@{service}=")
    if start < 0:
        return {}
    end = text.find("\n@", start + 1)
    entries = {}
    for line in text[start:end].split("\n") if end > 0 else text[start:].split("\n"):
        effect = _EFFECTS.get(line[:1])
        if effect:
            _, params, keys, operations = line[1:].split("|")
            recorded = tuple(path for path in params.split() if path[0] != "~")
            entry = (effect, recorded, tuple(keys.split()))
            entries.update(dict.fromkeys(operations.split(), entry))
    return entries


def _load():
    global _text
    if _text is None:
        # Through the loader, which also reads out of a zip that Python imports from.
        path = __file__.rpartition("catalog.py")[0] + "catalog.txt"
        _text = __spec__.loader.get_data(path).decode()
    return _text
