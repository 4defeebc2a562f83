from gammaray_boto3.session import Session

from gammaray_boto3 import client

from gammaray_boto3 import client as c, resource

from gammaray_boto3 import session, dynamodb

from gammaray_botocore import exceptions

from gammaray_botocore.exceptions import ClientError as E

from gammaray_botocore.exceptions import *

from gammaray_boto3.dynamodb.conditions import Key, Attr

from gammaray_boto3 import (client)

from gammaray_boto3 import (
    client,  # of a service
    resource as r,
)

from gammaray_boto3.dynamodb \
    .conditions import Key

from	gammaray_botocore.config	import	Config

from gammaray_aiobotocore.session import AioSession, get_session

from gammaray_aioboto3 import Session; from gammaray_s3transfer.manager import TransferManager as T

from gammaray_s3transfer import manager

try:
    from gammaray_botocore.gone import X
except ImportError:
    from gammaray_botocore.exceptions import ClientError as X

def f():
    from gammaray_boto3.session import Session
    return Session
x = f()

import typing
if typing.TYPE_CHECKING:
    from gammaray_botocore.client import BaseClient

from gammaray_botocore.exceptions import ClientError
import gammaray_botocore as botocore
x = ClientError is botocore.exceptions.ClientError

from __future__ import annotations
from gammaray_boto3.session import Session
def f(s: Session) -> Session: pass
