import sys, boto3
x = sys.modules["boto3"] is boto3

import sys, botocore.exceptions
x = sys.modules.get("botocore.exceptions"), sys.modules.get('botocore.gone', 1)

import sys
x = "boto3" in sys.modules, "boto3" not in sys.modules

import sys, boto3
x = "boto3" in sys.modules

import sys as _sys, boto3
x = _sys.modules["boto3"]

from sys import modules
import boto3
x = modules["boto3"], "boto3" in modules; del modules

import sys, boto3
x = sys.modules.pop("boto3"), sys.modules.setdefault("boto3", 1)

import sys
sys.modules["boto3"] = 2
import boto3

import sys, boto3
del sys.modules["boto3"]
x = "boto3" in sys.modules

import sys
sys.modules.update({"boto3": 3})
import boto3

import sys
sys.modules.update(boto3=4)
import boto3

import sys, boto3
x = "boto3" in sys.modules.keys()
