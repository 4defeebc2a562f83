from boto3.session import Session

from boto3 import client

from boto3 import client as c, resource

from boto3 import session, dynamodb

from botocore import exceptions

from botocore.exceptions import ClientError as E

from botocore.exceptions import *

from boto3.dynamodb.conditions import Key, Attr

from boto3 import (client)

from boto3 import (
    client,  # of a service
    resource as r,
)

from boto3.dynamodb \
    .conditions import Key

from	botocore.config	import	Config

from aiobotocore.session import AioSession, get_session

from aioboto3 import Session; from s3transfer.manager import TransferManager as T

from s3transfer import manager

try:
    from botocore.gone import X
except ImportError:
    from botocore.exceptions import ClientError as X

def f():
    from boto3.session import Session
    return Session
x = f()

import typing
if typing.TYPE_CHECKING:
    from botocore.client import BaseClient

from botocore.exceptions import ClientError
import botocore
x = ClientError is botocore.exceptions.ClientError

from __future__ import annotations
from boto3.session import Session
def f(s: Session) -> Session: pass
