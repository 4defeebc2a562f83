import boto3

import boto3 as b

import boto3 as boto3

import botocore

import s3transfer

import aioboto3

import aiobotocore

import botocore.exceptions

import botocore.config as c

import botocore.config as botocore

import aiobotocore.session

import s3transfer.manager as manager

import boto3.dynamodb.conditions

import boto3.dynamodb.conditions as boto3

import boto3, botocore

import os, boto3, sys

import boto3, boto3.session, boto3.session as session

import botocore.exceptions, botocore.config, botocore.exceptions as e

import boto3 as a, boto3 as b, boto3

import boto3 as boto3, boto3

import botocore.config, botocore.config as botocore, botocore

import boto3, \
    json

import boto3 . session  # blanks around a dot

import	boto3	as	b

import boto3;

import boto3; import botocore.exceptions; x = boto3.client("s3")

x = 1; import boto3

def f():
    import boto3.session
    return boto3
x = f()

class C:
    import botocore.exceptions
    import boto3 as sdk
x = C.botocore, C.sdk

def f():
    global boto3
    import boto3.session
f()

try:
    import boto3
except ImportError:
    boto3 = None

try:
    import gone
except ImportError: import boto3

try: import aioboto3, aiobotocore.session
finally: import botocore

if True: import boto3

from typing import TYPE_CHECKING
if TYPE_CHECKING:
    import boto3.session
else:
    boto3 = 1

with open(__file__): import boto3

for i in range(1): import boto3.session as s

async def f():
	import aioboto3
	import aiobotocore.session as s

import boto3
import botocore.exceptions
try: boto3.client("s3")
except botocore.exceptions.ClientError as error: x = type(error)

import boto3  # the SDK

lazy = lambda: __import__("boto3"); import boto3
x = lazy() is boto3

import boto3.session
def f(s: "boto3.session.Session" = None) -> "boto3.session.Session": pass
import typing
x = typing.get_type_hints(f)
