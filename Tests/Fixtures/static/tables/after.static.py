import sys, gammaray_boto3 as boto3
x = sys.modules["gammaray_boto3"] is boto3

import sys, gammaray_botocore.exceptions as botocore, gammaray_botocore as botocore
x = sys.modules.get("gammaray_botocore.exceptions"), sys.modules.get('gammaray_botocore.gone', 1)

import sys
x = "gammaray_boto3" in sys.modules, "gammaray_boto3" not in sys.modules

import sys, gammaray_boto3 as boto3
x = "gammaray_boto3" in sys.modules

import sys as _sys, gammaray_boto3 as boto3
x = _sys.modules["gammaray_boto3"]

from sys import modules
import gammaray_boto3 as boto3
x = modules["gammaray_boto3"], "gammaray_boto3" in modules; del modules

import sys, gammaray_boto3 as boto3
x = sys.modules.pop("gammaray_boto3"), sys.modules.setdefault("gammaray_boto3", 1)

import sys
sys.modules["gammaray_boto3"] = 2
import gammaray_boto3 as boto3

import sys, gammaray_boto3 as boto3
del sys.modules["gammaray_boto3"]
x = "gammaray_boto3" in sys.modules

import sys
sys.modules.update({"gammaray_boto3": 3})
import gammaray_boto3 as boto3

import sys
sys.modules.update(gammaray_boto3=4)
import gammaray_boto3 as boto3

import sys, gammaray_boto3 as boto3
x = "gammaray_boto3" in sys.modules.keys()
