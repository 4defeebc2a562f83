"""Step Functions: a task's input is the user's own; the execution is known where its ARN stands in it.

https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
"""
from ..keys import clean


def name(event):
    """`stepfunctions` when the input holds an execution's ARN."""
    return "stepfunctions" if _execution(event) else None


def causes(event):
    """The execution."""
    return ["states:" + clean(_execution(event))]


def _execution(event):
    """The first execution ARN among the values, or in the context object (`$$`) under any name."""
    for value in event.values():
        if _is_execution(value):
            return value
        if type(value) is dict:
            execution = value.get("Execution")
            found = execution.get("Id") if type(execution) is dict else value.get("Id")
            if _is_execution(found):
                return found
    return None


def _is_execution(value):
    return type(value) is str and value.startswith("arn:aws") and ":states:" in value and (
        ":execution:" in value or ":express:" in value
    )
