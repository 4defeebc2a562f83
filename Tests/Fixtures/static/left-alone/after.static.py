from .boto3 import x
from . import boto3
from .. import boto3 as b
from app.boto3 import client
from app import boto3
import app.boto3, app.boto3 as b
import boto, boto3_extra, my_boto3, boto3x.session
import mypy_boto3_s3
from mypy_boto3_s3.client import S3Client
from types_boto3 import Session
import boto3  # gammaray: ignore
from boto3 import (  # gammaray: ignore
    client)
from boto3 import (
    resource)  # gammaray: ignore
importlib.import_module("boto3")  # gammaray: ignore
importlib.import_module(".boto3", package="app")
importlib.import_module("app.boto3")
importlib.import_module("boto3-stubs")
importlib.import_module(b"boto3")
importlib.metadata.version("boto3")
pkg_resources.get_distribution("botocore")
logging.getLogger("botocore").setLevel(logging.WARNING)
warnings.filterwarnings("ignore", module="boto3")
warnings.filterwarnings("ignore", category=DeprecationWarning, module="botocore.*")
patch("app.boto3.client")
patch.object(boto3, "client")
patch.dict("os.environ", {"boto3": "1"})
patch.dict(os.environ, boto3="1")
table = {"boto3": 1, "botocore.exceptions": 2}
table["boto3"], table.get("boto3"), "boto3" in table
names = ["boto3", "s3transfer"]
def f(session: "boto3.Session") -> "boto3.client": """boto3"""
call(boto3=1, botocore=boto3)
x.boto3.client, boto3.client("boto3"), f"{boto3.client('s3')}"
print("import boto3")
"boto3"
# import boto3
