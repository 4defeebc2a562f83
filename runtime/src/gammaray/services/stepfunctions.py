"""Step Functions: an execution is known by its ARN."""
from ..keys import clean, token
from . import first


def resource(operation, params):
    """The state machine or the execution."""
    return first(params, "stateMachineArn", "executionArn", "activityArn", "mapRunArn")


def keys(operation, params, response, metadata):
    """The execution that was started, or started again; the task that was told of."""
    if operation in ("SendTaskSuccess", "SendTaskFailure", "SendTaskHeartbeat"):
        return ["states_token:" + token(params["taskToken"])]
    if operation in ("StartExecution", "StartSyncExecution"):
        return ["states:" + clean(response["executionArn"])]
    return ["states:" + clean(params["executionArn"])] if operation == "RedriveExecution" else None


def carry(operation, params, trace):
    """The trace header, of 256 characters at most."""
    if operation not in ("StartExecution", "StartSyncExecution") or "traceHeader" in params or len(trace.header) > 256:
        return None
    return {"traceHeader": trace.header}
