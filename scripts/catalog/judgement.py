"""operations.txt read and checked against botocore's models: a name that no model has is an error."""

from typing import NamedTuple

EFFECTS = {"triggers": "+", "may-trigger": "?", "harmless": "-"}


class Judgement(NamedTuple):
    """One line: operations of one service that share effect, parameters and keys. Paths are lists of text."""

    service: str
    effect: str
    text: str
    parameters: list
    keys: list
    operations: list


def read(path):
    """The judgements of the file, in its order; ValueError with file:line for a line that is none."""
    judgements = []
    service = None
    for number, line in enumerate(path.read_text().splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            service = line.strip("[]")
            continue
        fields = [field.strip() for field in line.split("|")]
        if len(fields) != 5 or fields[0] not in EFFECTS or not fields[1] or not service:
            raise ValueError(f"{path}:{number}: error: not 'effect | text | parameters | keys | operations': {line}")
        effect, text, parameters, keys, operations = fields
        judgements.append(Judgement(service, effect, text, parameters.split(), keys.split(), operations.split()))
    return judgements


def faults(judgements, models):
    """What botocore's models do not have, and what is said twice: one message each."""
    seen = set()
    for judgement in judgements:
        model = models.get(judgement.service)
        if model is None:
            yield f"{judgement.service}: no such service"
            continue
        for name in judgement.operations:
            where = f"{judgement.service}.{name}"
            if name not in model.operation_names:
                yield f"{where}: no such operation"
                continue
            if where in seen:
                yield f"{where}: judged twice"
            seen.add(where)
            operation = model.operation_model(name)
            for path in judgement.parameters:
                if not _resolves(operation.input_shape, path.lstrip("~")):
                    yield f"{where}: no parameter {path}"
            for path in judgement.keys:
                if not _is_key(operation, path):
                    yield f"{where}: no join key {path}"


def _is_key(operation, path):
    if path == "ResponseMetadata.RequestId":
        return True
    if path.startswith("request."):
        return _resolves(operation.input_shape, path.removeprefix("request."))
    return _resolves(operation.output_shape, path)


def _resolves(shape, path):
    for step in path.split("."):
        name = step.rstrip("[]{}")
        if shape is None or shape.type_name != "structure" or name not in shape.members:
            return False
        shape = shape.members[name]
        if step.endswith("[]"):
            if shape.type_name != "list":
                return False
            shape = shape.member
        elif step.endswith("{}"):
            if shape.type_name != "map":
                return False
            shape = shape.key
    return True


def unjudged(path, judgements):
    """Operations that can wake something in some configuration, and that nobody judged: one message each."""
    judged = {(one.service, name) for one in judgements for name in one.operations}
    for line in path.read_text().splitlines():
        if not line.startswith("#"):
            service, *names = line.split()
            yield from (f"{service}.{name}: not judged" for name in names if (service, name) not in judged)
