"""Hooks of CodeDeploy's deployments. https://docs.aws.amazon.com/codedeploy/latest/userguide/tutorial-ecs-with-hooks-create-hooks.html"""
from . import Source, ident


def read(event, depth):
    """The deployment."""
    if "LifecycleEventHookExecutionId" not in event:
        return None
    return Source("codedeploy", None, ["codedeploy:" + ident(event["DeploymentId"])])
