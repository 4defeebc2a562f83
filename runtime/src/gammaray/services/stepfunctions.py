"""Step Functions: an execution is known by its ARN."""
from ..keys import clean
from . import first


def resource(operation, params):
    """The state machine or the execution."""
    return first(params, "stateMachineArn", "executionArn", "activityArn", "mapRunArn")


def keys(operation, params, response, metadata):
    """The execution that was started, or started again."""
    if operation in ("StartExecution", "StartSyncExecution"):
        return ["states:" + clean(response["executionArn"])]
    return ["states:" + clean(params["executionArn"])] if operation == "RedriveExecution" else None
