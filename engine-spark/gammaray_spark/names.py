"""Names of resources out of what calls and entries say (`ResourceNames.swift`, `ARN.swift`). A name is `(kind, name, region)`."""

from .rules import SOURCES, TARGETS


def arn(text):
    """`(service, region, account, resource)`, or None."""
    parts = (text or "").split(":", 5)
    return (parts[2], parts[3], parts[4], parts[5]) if len(parts) == 6 and parts[0] == "arn" else None


def arn_table(name):
    found = arn(name)
    return found[3][6:].split("/", 1)[0] if found and found[3].startswith("table/") else name


def arn_function(name):
    parts = name.split(":")
    if "function" in parts and parts.index("function") + 1 < len(parts):
        return parts[parts.index("function") + 1]
    return parts[0]


def arn_region(text):
    found = arn(text)
    return found[1] if found else ""


def function(text):
    return "function", "?" if text is None else arn_function(text), arn_region(text)


def targets(service, resource, region):
    """What a call acts on: several tables in a batch, else one thing."""
    resource = "?" if resource is None else resource
    if service == "http":
        return [_host(resource, region)]
    kind = TARGETS.get(service)
    if kind is None:
        return [("service", service, region)]
    texts = [text for text in resource.split(" ") if text] if kind == "table" else [resource]
    return [(kind, _short(text, kind), arn_region(text) or region) for text in texts]


def source(name, text, function_name):
    """What woke a function, by its entry's source and the ARN that it gives; None where that is nothing."""
    if name in (None, "unknown", "destination"):
        return None
    kind = SOURCES.get(name)
    if kind is None:
        return "service", name, function_name[2]
    is_named = text is not None and kind not in ("bus", "api", "load-balancer")
    short = _short(text, kind) if is_named else "default" if kind == "bus" else function_name[1]
    return kind, short, arn_region(text) or function_name[2]


def _host(host, region):
    parts = [part for part in host.split(".") if part]
    return ("api", parts[0], parts[2]) if len(parts) > 2 and parts[1] == "execute-api" else ("host", host, "")


def _short(text, kind):
    found = arn(text)
    if kind == "table":
        return arn_table(text)
    if kind == "function":
        return arn_function(text)
    if kind == "queue" and "/" in text:
        return next((part for part in reversed(text.split("/")) if part), text)
    if kind in ("state-machine", "stream"):
        parts = [part for part in (found[3] if found else text).split(":" if kind == "state-machine" else "/") if part]
        return parts[1] if len(parts) > 1 else text
    if found is None:
        return text
    if kind == "log-group":
        return found[3][len("log-group:") :]
    return next((part for part in reversed(found[3].replace(":", "/").split("/")) if part), text)
