import importlib
x = importlib.import_module("boto3")

import importlib
x = importlib.import_module('botocore.exceptions')

from importlib import import_module
x = import_module(name="botocore.config")

from importlib import import_module as im
x = im(r"boto3.session")

import importlib as il
x = il.import_module("boto3" ".session"), il.import_module(("boto3"))

import importlib
x = importlib.import_module(".session", "boto3"), importlib.import_module(".session", package="boto3")

import importlib
part = "session"
x = importlib.import_module(f"boto3.{part}"), importlib.import_module("boto3." + part), importlib.import_module("boto3.%s" % part)

import importlib
x = importlib.import_module("boto3.{}".format("session"))

import importlib
x = importlib.import_module("boto3" if True else "botocore")

import importlib
x = importlib.import_module("""boto3"""), importlib.import_module('boto3' # the SDK
)

x = __import__("boto3")

x = __import__("botocore.config"), __import__("botocore.config").config, __import__("botocore.config", fromlist=["Config"])

boto3 = __import__('boto3', globals(), locals(), ["session"], 0).session

import importlib.util
x = importlib.util.find_spec("boto3") is not None, importlib.util.find_spec("botocore.config").name

from importlib.util import find_spec as has
x = has("boto3.gone"), has("boto3").name

import pkgutil
x = pkgutil.get_data("botocore", "__init__.py")

import pkgutil
x = pkgutil.resolve_name("boto3.session:Session") if hasattr(pkgutil, "resolve_name") else None

import importlib.resources
x = hasattr(importlib.resources, "files") and importlib.resources.files("botocore").name

import pydoc
x = pydoc.locate("boto3.session.Session")

import runpy
x = runpy.run_module("boto3.session")["__name__"]

from botocore.exceptions import ClientError
x = ClientError.__module__ == "botocore.exceptions", "botocore" != ClientError.__module__

from botocore.exceptions import ClientError
x = type(ClientError()).__module__.startswith("botocore.")

import boto3, sys
from importlib import import_module
x = sys.modules["boto3"].__name__ == "boto3", import_module("boto3.session").__name__.startswith("boto3.")

import importlib
def load(): return importlib.import_module(
    "boto3.session",
)
x = load()

import boto3, pkgutil
x = sorted(each.name[-7:] for each in pkgutil.walk_packages(boto3.__path__, "boto3.")), [each.name[-7:] for each in pkgutil.iter_modules(boto3.__path__, prefix="boto3.")]
