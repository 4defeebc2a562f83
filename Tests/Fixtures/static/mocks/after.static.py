import gammaray_boto3 as boto3, unittest.mock
with unittest.mock.patch("gammaray_boto3.client", 1): x = boto3.client

import gammaray_boto3 as boto3
from unittest import mock
@mock.patch("gammaray_boto3.client")
def f(client): return client is boto3.client
x = f()

import gammaray_boto3 as boto3
from unittest.mock import patch as p
@p('gammaray_boto3.session.Session', new=2)
def f():
    from gammaray_boto3.session import Session
    return Session
x = f()

import gammaray_boto3 as boto3
from unittest.mock import patch
with patch(target="gammaray_boto3.resource", new=3) as r, patch("gammaray_boto3." + "client", 4): x = boto3.resource, boto3.client

import gammaray_boto3 as boto3
from unittest.mock import patch
name = "client"
with patch(f"gammaray_boto3.{name}", 5): x = boto3.client

import gammaray_boto3 as boto3
from unittest import mock
with mock.patch.multiple("gammaray_boto3", client=6, resource=7): x = boto3.client, boto3.resource

import sys
from unittest import mock
with mock.patch.dict("sys.modules", {"gammaray_boto3": 8, "gammaray_botocore.config": None}):
    import gammaray_boto3 as fake
    try: import gammaray_botocore.config as botocore, gammaray_botocore as botocore
    except ImportError: x = fake

import sys
from unittest import mock
with mock.patch.dict(sys.modules, gammaray_boto3=9): import gammaray_boto3 as fake

import sys
from unittest import mock
with mock.patch.dict("sys.modules", **{"gammaray_boto3": 10}): import gammaray_boto3 as fake

import sys
from unittest import mock
with mock.patch.dict(in_dict="sys.modules", values={"gammaray_boto3": 11}): import gammaray_boto3 as fake

import gammaray_boto3 as boto3
from unittest import mock
with mock.patch.dict("gammaray_boto3.OPTIONS", {"a": 1}): x = dict(boto3.OPTIONS)

import gammaray_boto3 as boto3
from pytest import MonkeyPatch
with MonkeyPatch.context() as m:
    m.setattr("gammaray_boto3.client", 12)
    x = boto3.client

import gammaray_boto3 as boto3
from pytest import MonkeyPatch
with MonkeyPatch.context() as monkeypatch:
    monkeypatch.delattr("gammaray_boto3.client")
    x = hasattr(boto3, "client")

import sys
from pytest import MonkeyPatch
with MonkeyPatch.context() as monkeypatch:
    monkeypatch.setitem(sys.modules, "gammaray_boto3", 13)
    import gammaray_boto3 as fake
    monkeypatch.delitem(sys.modules, "gammaray_boto3")

import pytest
x = pytest.importorskip("gammaray_boto3"), pytest.importorskip(modname="gammaray_botocore.config")

import gammaray_boto3 as boto3
from unittest.mock import patch
class Case:
    patch = staticmethod(patch)
    def run(self):
        with self.patch("gammaray_boto3.client", 14): return boto3.client
x = Case().run()
