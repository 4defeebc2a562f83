import boto3
from unittest.mock import patch
TARGET = "boto3.client"
with patch(TARGET, 1): x = boto3.client

import boto3
from unittest import mock
def f():
    target = 'boto3.session.Session'
    patcher = mock.patch(target, new=2)
    with patcher:
        from boto3.session import Session
        return Session
x = f()

import boto3, importlib, sys
NAME: str = "botocore.config"
def f(): return importlib.import_module(NAME), importlib.import_module(name=NAME)
x, y = f()
z = NAME in sys.modules, sys.modules[NAME] is x

import boto3
from unittest import mock
CLIENT = "boto3.client"
@mock.patch(CLIENT)
def f(client, **others): return client is boto3.client
x = f(CLIENT=1)
with mock.patch(target=CLIENT, new=3): y = boto3.client

import boto3
from unittest.mock import patch
def f():
    target = "boto3.client"
    def g():
        with patch(target, 4): return boto3.client
    return g()
def h(target): return target
x = f(), h(5)

import boto3
from unittest.mock import patch
def f():
    target = "boto3.client"
    with patch(target, 6): return boto3.client
def g():
    target = """boto3.resource"""
    with patch(target, 7): return boto3.resource
x = f(), g()

import boto3
from unittest.mock import patch
if boto3:
    name = r"boto3"
class Case:
    def run(self):
        with patch.multiple(name, client=8): return boto3.client
x = Case().run()
