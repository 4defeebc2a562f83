import gammaray_boto3 as boto3
from unittest.mock import patch
TARGET = "gammaray_boto3.client"
with patch(TARGET, 1): x = boto3.client

import gammaray_boto3 as boto3
from unittest import mock
def f():
    target = 'gammaray_boto3.session.Session'
    patcher = mock.patch(target, new=2)
    with patcher:
        from gammaray_boto3.session import Session
        return Session
x = f()

import gammaray_boto3 as boto3, importlib, sys
NAME: str = "gammaray_botocore.config"
def f(): return importlib.import_module(NAME), importlib.import_module(name=NAME)
x, y = f()
z = NAME in sys.modules, sys.modules[NAME] is x

import gammaray_boto3 as boto3
from unittest import mock
CLIENT = "gammaray_boto3.client"
@mock.patch(CLIENT)
def f(client, **others): return client is boto3.client
x = f(CLIENT=1)
with mock.patch(target=CLIENT, new=3): y = boto3.client

import gammaray_boto3 as boto3
from unittest.mock import patch
def f():
    target = "gammaray_boto3.client"
    def g():
        with patch(target, 4): return boto3.client
    return g()
def h(target): return target
x = f(), h(5)

import gammaray_boto3 as boto3
from unittest.mock import patch
def f():
    target = "gammaray_boto3.client"
    with patch(target, 6): return boto3.client
def g():
    target = """gammaray_boto3.resource"""
    with patch(target, 7): return boto3.resource
x = f(), g()

import gammaray_boto3 as boto3
from unittest.mock import patch
if boto3:
    name = r"gammaray_boto3"
class Case:
    def run(self):
        with patch.multiple(name, client=8): return boto3.client
x = Case().run()
