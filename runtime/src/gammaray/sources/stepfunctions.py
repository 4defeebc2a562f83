"""Step Functions: a task's input is the user's own; the execution is known where its ARN stands in it.

https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html, …/connect-to-resource.html
"""
from ..keys import token as hashed
from . import Source, ident

_LOOKED_AT = 200  # members of the input
_TOKENS = ("AAAA", "AQC")  # what a task's token begins with


def read(event, depth):
    """The execution, and the task that waits for its token; None when neither is known. A token is a secret: its hash is kept."""
    execution = token = None
    for _, value in zip(range(_LOOKED_AT), event.values()):
        if type(value) is dict:
            inside = value.get("Execution")
            execution = execution or _execution(inside.get("Id") if type(inside) is dict else value.get("Id"))
            task = value.get("Task")
            token = token or _token(task.get("Token") if type(task) is dict else None)
        elif type(value) is str:
            execution = execution or _execution(value)
            token = token or _token(value)
    keys = [f"states:{ident(execution)}"] if execution else []
    if token:
        keys.append("states_token:" + token)
    return Source("stepfunctions", execution, [" ".join(keys)]) if keys else None


def _execution(value):
    if type(value) is str and value.startswith("arn:aws") and ":states:" in value[:40]:
        return value if ":execution:" in value or ":express:" in value else None
    return None


def _token(value):
    if type(value) is not str or not value.startswith(_TOKENS) or not 100 < len(value) <= 2048 or not value.isascii():
        return None
    return hashed(value)
