import gammaray_boto3 as boto3

import gammaray_boto3 as b

import gammaray_boto3 as boto3, gammaray_boto3 as boto3

import gammaray_botocore as botocore

import gammaray_s3transfer as s3transfer

import gammaray_aioboto3 as aioboto3

import gammaray_aiobotocore as aiobotocore

import gammaray_botocore.exceptions as botocore, gammaray_botocore as botocore

import gammaray_botocore.config as c

import gammaray_botocore.config as botocore, gammaray_botocore.config as botocore

import gammaray_aiobotocore.session as aiobotocore, gammaray_aiobotocore as aiobotocore

import gammaray_s3transfer.manager as manager

import gammaray_boto3.dynamodb.conditions as boto3, gammaray_boto3 as boto3

import gammaray_boto3.dynamodb.conditions as boto3, gammaray_boto3.dynamodb.conditions as boto3

import gammaray_boto3 as boto3, gammaray_botocore as botocore

import os, gammaray_boto3 as boto3, sys

import gammaray_boto3 as boto3, gammaray_boto3.session as boto3, gammaray_boto3 as boto3, gammaray_boto3.session as session

import gammaray_botocore.exceptions as botocore, gammaray_botocore as botocore, gammaray_botocore.config as botocore, gammaray_botocore as botocore, gammaray_botocore.exceptions as e

import gammaray_boto3 as a, gammaray_boto3 as b, gammaray_boto3 as boto3

import gammaray_boto3 as boto3, gammaray_boto3 as boto3, gammaray_boto3 as boto3

import gammaray_botocore.config as botocore, gammaray_botocore as botocore, gammaray_botocore.config as botocore, gammaray_botocore.config as botocore, gammaray_botocore as botocore

import gammaray_boto3 as boto3, \
    json

import gammaray_boto3 . session as boto3, gammaray_boto3 as boto3  # blanks around a dot

import	gammaray_boto3	as	b

import gammaray_boto3 as boto3;

import gammaray_boto3 as boto3; import gammaray_botocore.exceptions as botocore, gammaray_botocore as botocore; x = boto3.client("s3")

x = 1; import gammaray_boto3 as boto3

def f():
    import gammaray_boto3.session as boto3, gammaray_boto3 as boto3
    return boto3
x = f()

class C:
    import gammaray_botocore.exceptions as botocore, gammaray_botocore as botocore
    import gammaray_boto3 as sdk
x = C.botocore, C.sdk

def f():
    global boto3
    import gammaray_boto3.session as boto3, gammaray_boto3 as boto3
f()

try:
    import gammaray_boto3 as boto3
except ImportError:
    boto3 = None

try:
    import gone
except ImportError: import gammaray_boto3 as boto3

try: import gammaray_aioboto3 as aioboto3, gammaray_aiobotocore.session as aiobotocore, gammaray_aiobotocore as aiobotocore
finally: import gammaray_botocore as botocore

if True: import gammaray_boto3 as boto3

from typing import TYPE_CHECKING
if TYPE_CHECKING:
    import gammaray_boto3.session as boto3, gammaray_boto3 as boto3
else:
    boto3 = 1

with open(__file__): import gammaray_boto3 as boto3

for i in range(1): import gammaray_boto3.session as s

async def f():
	import gammaray_aioboto3 as aioboto3
	import gammaray_aiobotocore.session as s

import gammaray_boto3 as boto3
import gammaray_botocore.exceptions as botocore, gammaray_botocore as botocore
try: boto3.client("s3")
except botocore.exceptions.ClientError as error: x = type(error)

import gammaray_boto3 as boto3  # the SDK

lazy = lambda: __import__("gammaray_boto3"); import gammaray_boto3 as boto3
x = lazy() is boto3

import gammaray_boto3.session as boto3, gammaray_boto3 as boto3
def f(s: "boto3.session.Session" = None) -> "boto3.session.Session": pass
import typing
x = typing.get_type_hints(f)
