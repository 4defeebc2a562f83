"""What a static bundle holds, says and leaves out."""

import hashlib
import zipfile

import running

HANDLER = "def lambda_handler(event, context):\n    return event\n"
MAXIMUM = 6 << 20
"""Bytes of the SDK for two services."""


def write(folder, text, **others):
    folder.mkdir(exist_ok=True)
    (folder / "app.py").write_text(text + HANDLER)
    for name, content in others.items():
        (folder / name.replace("_", ".")).write_text(content)
    return folder


def kept(bundle):
    return {service["name"]: (service["reason"], service["place"]) for service in bundle.row["sdk"]["services"]}


def data(bundle, package="botocore"):
    return sorted(path.name for path in (bundle.folder / f"gammaray_{package}" / "data").iterdir() if path.is_dir())


def test_only_what_is_used(bundle):
    assert kept(bundle)["s3"] == ("used", "app.py:20:6") and kept(bundle)["dynamodb"][0] == "used"
    assert data(bundle) == ["dynamodb", "s3", "signin", "sso", "sso-oidc", "sts"] == sorted(kept(bundle))
    assert data(bundle, "boto3") == ["dynamodb", "s3"]
    sdk = bundle.row["sdk"]
    assert sdk["unknownServices"] == [] and sdk["leftOut"] > 400 and sdk["stockBytes"] > 20_000_000
    assert sdk["bytes"] <= MAXIMUM and sdk["bytecodeBytes"] > 0
    names = {path.name for path in bundle.folder.iterdir()}
    assert not names & {"boto3", "botocore", "s3transfer"} and {"urllib3", "jmespath", "dateutil", "six.py"} <= names
    assert "services left out; kept: dynamodb (app.py:" in bundle.messages


def test_licences_and_notes(bundle):
    for name in ("boto3", "botocore", "s3transfer"):
        [information] = bundle.folder.glob(f"{name}-*.dist-info")
        files = {path.name for path in information.iterdir()}
        assert "METADATA" in files and any(file.startswith("LICENSE") for file in files) and "RECORD" not in files
        assert f"{name}==" in (bundle.folder / f"gammaray_{name}" / "NOTICE-GAMMARAY.txt").read_text()


def test_every_module_can_be_imported(bundle, python):
    code = """if True:
        import importlib, pkgutil, sys
        for package in ("gammaray_boto3", "gammaray_botocore", "gammaray_s3transfer"):
            for module in pkgutil.walk_packages(importlib.import_module(package).__path__, package + "."):
                try:
                    importlib.import_module(module.name)
                except ImportError as error:
                    assert "awscrt" in str(error), error
        print([name for name in sys.modules if name.split(".")[0] in ("boto3", "botocore", "s3transfer")])"""
    assert running.run(code, bundle.folder, python=python) == "[]"


def test_left_out_service(bundle, python):
    code = """if True:
        import gammaray_boto3
        from gammaray_botocore.exceptions import UnknownServiceError
        for make in gammaray_boto3.client, gammaray_boto3.resource:
            try:
                make("sqs")
            except Exception as error:
                print(type(error).__name__, "sqs was left out of this bundle: rewrite-tool bundle --services sqs" in str(error))
        try:
            gammaray_boto3.client("no-such")
        except UnknownServiceError as error:
            print("left out" in str(error))
        print(gammaray_boto3.client("s3").put_object.__doc__)"""
    assert running.run(code, bundle.folder, python=python).splitlines() == [
        "UnknownServiceError True", "ResourceNotExistsError True", "False",
        "Documentation was left out of this bundle: rewrite-tool bundle --sdk full"]


def test_lines_stay(bundle, python):
    """The copy's lines are those of the original, but for the one that is appended."""
    with running.stock(python) as stock:
        for path in sorted(stock.rglob("botocore/*.py")) + sorted(stock.rglob("boto3/**/*.py")):
            copy = bundle.folder / f"gammaray_{path.relative_to(stock)}"
            if "docs" in path.parts or not copy.exists():
                continue
            added = 1 if path.parts[-2:] == ("botocore", "client.py") else 0
            assert len(copy.read_bytes().splitlines()) == len(path.read_bytes().splitlines()) + added, path


def test_services_are_added(tmp_path, python):
    source = write(tmp_path / "code", "import boto3\nsns = boto3.client('sns')\n")
    bundle = running.bundle(source, tmp_path, python, "--services", "sqs, events")
    assert kept(bundle)["sqs"] == ("asked", None) and kept(bundle)["sns"] == ("used", "app.py:2:7") and "events" in kept(bundle)


def test_configured_services(tmp_path, python):
    source = write(tmp_path / "code", "import boto3\n", pyproject_toml="[tool.gammaray]\nservices = ['sqs']\n")
    assert "sqs" in kept(running.bundle(source, tmp_path, python))


def test_unknown_service_name_keeps_all(tmp_path, python):
    source = write(tmp_path / "code", "import boto3, os\nclient = boto3.client(os.environ['SERVICE'])\nboto3.client('s3')\n")
    bundle = running.bundle(source, tmp_path, python)
    assert bundle.row["sdk"]["unknownServices"] == ["app.py:2:10"] and bundle.row["sdk"]["leftOut"] == 0
    assert "app.py:2:10: this may make a client of any service" in bundle.messages
    code = "import gammaray_boto3; print(len(gammaray_boto3.Session().get_available_services()) > 400, gammaray_boto3.client('lambda').meta.region_name)"
    assert running.run(code, bundle.folder, python=python) == "True eu-west-1"


def test_names_that_are_found(tmp_path, python):
    source = write(tmp_path / "code", """
import boto3
from functools import partial
from boto3 import client as make
session = boto3.session.Session()
def wrapper(name, **kw):
    return session.client(name, **kw)
class Clients:
    def __init__(self, session=None):
        self.session = session or boto3.Session()
    def get(self):
        return self.session.client("ses")
wrapper("lambda")
make("kms")
partial(boto3.client, "ssm")()
queues = [boto3.client(n) for n in ("sqs", "sns")]
regions = session.get_available_regions("ec2")
session.resource(service_name="iam")
""")
    bundle = running.bundle(source, tmp_path, python)
    assert bundle.row["sdk"]["unknownServices"] == []
    assert {n for n, (reason, _) in kept(bundle).items() if reason == "used"} == {"lambda", "kms", "ssm", "sqs", "sns", "ec2", "iam", "ses"}


def test_unknown_service_is_refused(tmp_path, python):
    source = write(tmp_path / "code", "")
    done = running.tool(
        "bundle", "--mode", "static", "--handler", "app.lambda_handler", "--python-version", python, "--sdk-version", running.VERSION,
        "--services", "squs", "--output", tmp_path / "out", source, exit_code=2)
    assert "--services squs" in done.stderr


def test_full(tmp_path, python):
    bundle = running.bundle(write(tmp_path / "code", "import boto3\n"), tmp_path, python, "--sdk", "full")
    assert bundle.row["sdk"]["leftOut"] == 0 and (bundle.folder / "gammaray_botocore/docs/service.py").exists()
    code = "import gammaray_boto3; print('Bucket' in gammaray_boto3.client('s3').put_object.__doc__.expandtabs())"
    assert running.run(code, bundle.folder, python=python) == "True"


def test_dependencies_share_the_copy(tmp_path, python):
    """A dependency's error is the function's, and a dependency that computes a module's name is reported."""
    wheel = tmp_path / "lib-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as file:
        file.writestr("lib/__init__.py", """
import importlib
import boto3
from botocore.exceptions import ClientError
class LibError(ClientError):
    pass
def table():
    return boto3.resource("dynamodb")
SUPPORTED = ["boto3"]
def load(number):
    return importlib.import_module(SUPPORTED[number])
""")
        file.writestr("lib-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: lib\nVersion: 1.0\n")
        file.writestr("lib-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        file.writestr("lib-1.0.dist-info/RECORD", "lib/__init__.py,,\nlib-1.0.dist-info/METADATA,,\nlib-1.0.dist-info/WHEEL,,\nlib-1.0.dist-info/RECORD,,\n")
    source = write(tmp_path / "code", "import lib\nlib.table()\n", requirements_txt=f"{wheel}\n")
    bundle = running.bundle(source, tmp_path, python)
    assert kept(bundle)["dynamodb"] == ("used", "lib/__init__.py:8:12")
    assert "lib/__init__.py:11:" in bundle.messages
    code = "import lib, gammaray_botocore.exceptions as e; print(issubclass(lib.LibError, e.ClientError), lib.__file__ is not None)"
    assert running.run(code, bundle.folder, python=python) == "True True"


def test_own_copy_of_the_sdk(tmp_path, python):
    """What was installed into the code directory is taken from there."""
    source = write(tmp_path / "code", "import boto3\nboto3.client('s3')\n")
    with running.stock(python) as stock:
        for path in stock.iterdir():
            running.copy(path, source / path.name)
    bundle = running.bundle(source, tmp_path, python, "--no-dependencies")
    assert (bundle.folder / "gammaray_botocore/client.py").exists() and not (bundle.folder / "botocore").exists()
    code = "import app; print(app.boto3.__name__, type(app.boto3.client('s3')).__module__)"
    assert running.run(code, bundle.folder, python=python) == "gammaray_boto3 gammaray_botocore.client"


def test_same_bytes(tmp_path, python, bundle):
    """Made anew, without what the first run left in the cache of instrumented modules."""
    cache = tmp_path / "cache"
    again = running.bundle(running.ROOT / "Tests/Static/function", tmp_path, python, environment={"XDG_CACHE_HOME": str(cache)})
    assert hashlib.sha256(again.zip.read_bytes()).digest() == hashlib.sha256(bundle.zip.read_bytes()).digest()


def test_asynchronous_sdk(tmp_path, python):
    source = write(
        tmp_path / "code", "import aioboto3\nfrom aiobotocore.session import get_session\nasync def run():\n"
        "    async with aioboto3.Session().client('sqs') as sqs, get_session().create_client('sns') as sns:\n"
        "        return type(sqs).__module__, sns.meta.service_model.service_name\n", requirements_txt="aioboto3==15.5.0\n")
    bundle = running.bundle(source, tmp_path, python)
    assert {"sqs", "sns"} <= set(kept(bundle)) and (bundle.folder / "gammaray_aiobotocore/client.py").exists()
    last = (bundle.folder / "gammaray_aiobotocore/client.py").read_text().splitlines()[-1]
    assert last == "import gammaray.static as _gammaray; _gammaray.capture_async_client(AioBaseClient)"
    assert running.run("import app, asyncio; print(asyncio.run(app.run()))", bundle.folder, python=python) == "('gammaray_aiobotocore.client', 'sns')"
    assert any("--sdk-version" in warning for warning in bundle.row["warnings"])
