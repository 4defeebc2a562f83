"""A local AWS whose Lambda functions really run, for tests and demonstrations.

    with LocalCloud() as cloud:
        cloud.deploy("hello", "hello.zip", handler="app.handler", runtime="python3.12")
        cloud.client("lambda").invoke(FunctionName="hello")
        cloud.wait_idle()
        print(cloud.logs("hello"))
"""

from .cloud import LocalCloud
from .errors import LocalCloudError
from .function import FunctionSpec
from .sandbox import Invocation, Outcome, Sandbox

__all__ = ["FunctionSpec", "Invocation", "LocalCloud", "LocalCloudError", "Outcome", "Sandbox"]
