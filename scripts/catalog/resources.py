"""The resource model of boto3: what each type's members call and give, from boto3's own resource definitions."""

from collections import Counter

from boto3.resources.model import ResourceModel
from boto3.session import Session
from botocore import xform_name
from names import camel

SERVICE_RESOURCE = "ServiceResource"


def types(additions):
    """service -> type -> (parameters that its constructor's arguments fill, members as tokens); both in a fixed order."""
    session = Session(region_name="us-east-1")
    services = {}
    for service in session.get_available_resources():
        definitions = session._loader.load_service_model(service, "resources-1")
        shapes = session._session.get_service_model(service)
        named = {SERVICE_RESOURCE: definitions["service"], **definitions["resources"]}
        services[service] = {
            name: _type(name, definition, definitions["resources"], shapes) for name, definition in sorted(named.items())
        }
    for (service, name), tokens in additions.items():
        parameters, members = services[service].get(name, ([], []))
        added = {token.split("=")[0] for token in tokens}
        kept = [member for member in members if member.split("=")[0] not in added]
        services[service][name] = (parameters, sorted(kept + tokens))
    return services


def _type(name, definition, definitions, shapes):
    model = ResourceModel(name, definition, definitions)
    model.load_rename_map(shapes.shape_for(model.shape) if model.shape else None)
    members = [_call(action.name, action) for action in model.actions]
    members += [_call("*" + action.name, action) for action in model.batch_actions]
    members += [f"{waiter.name}={_awaited(shapes, waiter)}" for waiter in model.waiters]
    members += [f"{one.name}={one.request.operation}>>{one.resource.type}" for one in model.collections]
    if model.load:
        members.append(f"load={model.load.request.operation}")
    members += [_made(one) for one in [*model.subresources, *model.references]]
    return _parameters(model, shapes), sorted(members)


def shortened(member, type_name, words):
    """The token as the file has it: an operation that the method's or the type's name gives is left out or made shorter."""
    name, equals, rest = member.partition("=")
    if not equals:
        return member
    operation, arrow, given = rest.partition(">")
    if operation == camel(name.lstrip("*"), words):
        operation = ""
    elif len(type_name) > 1:
        operation = operation.replace(type_name, ".", 1)
    return f"{name}={operation}{arrow}{given}"


def _call(name, action):
    token = f"{name}={action.request.operation}"
    if not action.resource:
        return token
    plural = "*" if _is_plural(action.resource) else ""
    return f"{token}>{action.resource.type}{plural}"


def _is_plural(resource):
    return any("[]" in (identifier.path or "") for identifier in resource.identifiers)


def _made(member):
    return f">{member.resource.type}" if member.name == member.resource.type else f"{member.name}>{member.resource.type}"


def _awaited(shapes, waiter):
    from botocore.loaders import Loader

    waiters = Loader().load_service_model(shapes.service_name, "waiters-2")["waiters"]
    return waiters[waiter.waiter_name]["operation"]


def _parameters(model, shapes):
    """For each identifier the parameter that most operations take it as; `-` where it is passed in no plain parameter."""
    filled = {identifier.name: Counter() for identifier in model.identifiers}
    for action in [*model.actions, *([model.load] if model.load else [])]:
        for parameter in action.request.params:
            plain = parameter.target.removesuffix("[0]").removesuffix("[]")
            if parameter.source == "identifier" and plain.isalnum():
                filled[xform_name(parameter.name)][plain] += 1
    return [_most_common(counts) for counts in filled.values()]


def _most_common(counts):
    return min(counts, key=lambda name: (-counts[name], name)) if counts else "-"
