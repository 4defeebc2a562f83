"""Jobs of CodePipeline. https://docs.aws.amazon.com/lambda/latest/dg/services-codepipeline.html"""
from . import Source, ident


def read(event, depth):
    """The job; its event does not name the pipeline's execution."""
    return Source("codepipeline", None, ["codepipeline_job:" + ident(event["CodePipeline.job"]["id"])])
