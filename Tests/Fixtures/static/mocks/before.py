import boto3, unittest.mock
with unittest.mock.patch("boto3.client", 1): x = boto3.client

import boto3
from unittest import mock
@mock.patch("boto3.client")
def f(client): return client is boto3.client
x = f()

import boto3
from unittest.mock import patch as p
@p('boto3.session.Session', new=2)
def f():
    from boto3.session import Session
    return Session
x = f()

import boto3
from unittest.mock import patch
with patch(target="boto3.resource", new=3) as r, patch("boto3." + "client", 4): x = boto3.resource, boto3.client

import boto3
from unittest.mock import patch
name = "client"
with patch(f"boto3.{name}", 5): x = boto3.client

import boto3
from unittest import mock
with mock.patch.multiple("boto3", client=6, resource=7): x = boto3.client, boto3.resource

import sys
from unittest import mock
with mock.patch.dict("sys.modules", {"boto3": 8, "botocore.config": None}):
    import boto3 as fake
    try: import botocore.config
    except ImportError: x = fake

import sys
from unittest import mock
with mock.patch.dict(sys.modules, boto3=9): import boto3 as fake

import sys
from unittest import mock
with mock.patch.dict("sys.modules", **{"boto3": 10}): import boto3 as fake

import sys
from unittest import mock
with mock.patch.dict(in_dict="sys.modules", values={"boto3": 11}): import boto3 as fake

import boto3
from unittest import mock
with mock.patch.dict("boto3.OPTIONS", {"a": 1}): x = dict(boto3.OPTIONS)

import boto3
from pytest import MonkeyPatch
with MonkeyPatch.context() as m:
    m.setattr("boto3.client", 12)
    x = boto3.client

import boto3
from pytest import MonkeyPatch
with MonkeyPatch.context() as monkeypatch:
    monkeypatch.delattr("boto3.client")
    x = hasattr(boto3, "client")

import sys
from pytest import MonkeyPatch
with MonkeyPatch.context() as monkeypatch:
    monkeypatch.setitem(sys.modules, "boto3", 13)
    import boto3 as fake
    monkeypatch.delitem(sys.modules, "boto3")

import pytest
x = pytest.importorskip("boto3"), pytest.importorskip(modname="botocore.config")

import boto3
from unittest.mock import patch
class Case:
    patch = staticmethod(patch)
    def run(self):
        with self.patch("boto3.client", 14): return boto3.client
x = Case().run()
