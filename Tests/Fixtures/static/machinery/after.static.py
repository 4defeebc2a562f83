import importlib
x = importlib.import_module("gammaray_boto3")

import importlib
x = importlib.import_module('gammaray_botocore.exceptions')

from importlib import import_module
x = import_module(name="gammaray_botocore.config")

from importlib import import_module as im
x = im(r"gammaray_boto3.session")

import importlib as il
x = il.import_module("gammaray_boto3" ".session"), il.import_module(("gammaray_boto3"))

import importlib
x = importlib.import_module(".session", "gammaray_boto3"), importlib.import_module(".session", package="gammaray_boto3")

import importlib
part = "session"
x = importlib.import_module(f"gammaray_boto3.{part}"), importlib.import_module("gammaray_boto3." + part), importlib.import_module("gammaray_boto3.%s" % part)

import importlib
x = importlib.import_module("gammaray_boto3.{}".format("session"))

import importlib
x = importlib.import_module("gammaray_boto3" if True else "gammaray_botocore")

import importlib
x = importlib.import_module("""gammaray_boto3"""), importlib.import_module('gammaray_boto3' # the SDK
)

x = __import__("gammaray_boto3")

x = __import__("gammaray_botocore.config"), __import__("gammaray_botocore.config").config, __import__("gammaray_botocore.config", fromlist=["Config"])

boto3 = __import__('gammaray_boto3', globals(), locals(), ["session"], 0).session

import importlib.util
x = importlib.util.find_spec("gammaray_boto3") is not None, importlib.util.find_spec("gammaray_botocore.config").name

from importlib.util import find_spec as has
x = has("gammaray_boto3.gone"), has("gammaray_boto3").name

import pkgutil
x = pkgutil.get_data("gammaray_botocore", "__init__.py")

import pkgutil
x = pkgutil.resolve_name("gammaray_boto3.session:Session") if hasattr(pkgutil, "resolve_name") else None

import importlib.resources
x = hasattr(importlib.resources, "files") and importlib.resources.files("gammaray_botocore").name

import pydoc
x = pydoc.locate("gammaray_boto3.session.Session")

import runpy
x = runpy.run_module("gammaray_boto3.session")["__name__"]

from gammaray_botocore.exceptions import ClientError
x = ClientError.__module__ == "gammaray_botocore.exceptions", "gammaray_botocore" != ClientError.__module__

from gammaray_botocore.exceptions import ClientError
x = type(ClientError()).__module__.startswith("gammaray_botocore.")

import gammaray_boto3 as boto3, sys
from importlib import import_module
x = sys.modules["gammaray_boto3"].__name__ == "gammaray_boto3", import_module("gammaray_boto3.session").__name__.startswith("gammaray_boto3.")

import importlib
def load(): return importlib.import_module(
    "gammaray_boto3.session",
)
x = load()

import gammaray_boto3 as boto3, pkgutil
x = sorted(each.name[-7:] for each in pkgutil.walk_packages(boto3.__path__, "gammaray_boto3.")), [each.name[-7:] for each in pkgutil.iter_modules(boto3.__path__, prefix="gammaray_boto3.")]
