"""The catalog against botocore's and boto3's own models: nothing that it says may be wrong of the version that it names."""

import sys
from pathlib import Path

import pytest

botocore = pytest.importorskip("botocore")
boto3 = pytest.importorskip("boto3")

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "scripts/catalog"), str(ROOT / "runtime/src")]

import botocore.session  # noqa: E402
import generate  # noqa: E402
import judgement  # noqa: E402
import names  # noqa: E402
from botocore import xform_name  # noqa: E402

from gammaray import catalog  # noqa: E402

TEXT = generate.OUTPUT.read_text()
LINES = TEXT.splitlines()

pytestmark = pytest.mark.skipif(LINES[0].split()[-1] != botocore.__version__, reason="the catalog is of another botocore")


@pytest.fixture(scope="module")
def models():
    session = botocore.session.get_session()
    return {name: session.get_service_model(name) for name in sorted(session.get_available_services())}


def sections():
    """service -> its lines."""
    found = {}
    for line in LINES:
        if line.startswith("@"):
            current = found.setdefault(line[1:].split("=")[0], [])
        elif found:
            current.append(line)
    return found


def test_is_what_the_generator_writes():
    assert generate.generate() == TEXT


def test_names_every_service(models):
    plain = next(line for line in LINES if line.startswith("."))
    listed = [header.split("=")[0] for header in plain[1:].split()] + list(sections())
    assert sorted(listed) == sorted(models)


def test_everything_listed_exists(models):
    """Operations, parameters and join keys, read from the written file rather than from its source."""
    symbols = {symbol: effect for effect, symbol in judgement.EFFECTS.items()}
    judged = []
    for service, lines in sections().items():
        for line in lines:
            if line[0] in symbols:
                text, parameters, keys, operations = line[1:].split("|")
                judged.append(
                    judgement.Judgement(service, symbols[line[0]], text, parameters.split(), keys.split(), operations.split())
                )
    assert len(judged) > 200
    assert list(judgement.faults(judged, models)) == []
    assert list(judgement.unjudged(ROOT / "scripts/catalog/candidates.txt", judged)) == []


def test_parameters_of_an_operation_are_spelled_alike(models):
    """So that a keyword in another spelling proves that a call is none of it."""
    for one in judgement.read(ROOT / "scripts/catalog/operations.txt"):
        for name in one.operations:
            shape = models[one.service].operation_model(name).input_shape
            assert len({member[0].isupper() for member in shape.members}) == 1, f"{one.service}.{name}"


def test_every_method_gives_its_operation(models):
    """As the Swift reader does it: own exceptions, exceptions, CamelCase by words; exact for all of botocore's operations."""
    words = {word.lower(): word for word in next(line for line in LINES if line.startswith("="))[1:].split()}
    common = _exceptions(next(line for line in LINES if line.startswith("~"))[1:])
    listed = sections()
    checked = 0
    for service, model in models.items():
        own = _exceptions(" ".join(line[1:] for line in listed.get(service, []) if line[0] == "~"))
        for name in model.operation_names:
            method = xform_name(name)
            key = names.squashed(method)
            assert (own.get(key) or common.get(key) or names.camel(method, words)) == name, f"{service}.{method}"
            checked += 1
    assert checked > 18_000


def _exceptions(line):
    return {names.squashed(name): name for name in line.split()}


def test_services_with_a_resource_model():
    with_types = [service for service, lines in sections().items() if any(line.startswith(":ServiceResource|") for line in lines)]
    assert with_types == sorted(boto3.session.Session(region_name="us-east-1").get_available_resources())


def test_resource_members_exist(models):
    """Each member of each type is an attribute of boto3's class, and each public callable of boto3's class is a member."""
    session = boto3.session.Session(region_name="us-east-1", aws_access_key_id="x", aws_secret_access_key="x")
    checked = 0
    for service, lines in sections().items():
        types = {line[1:].split("|")[0]: line.split("|")[2].split() for line in lines if line.startswith(":")}
        if "ServiceResource" not in types:
            continue
        for name, cls in _classes(session, service):
            members = {token.split("=")[0] or token for token in types[name]}
            attributes = {member.lstrip(">").split(">")[0] for member in members if not member.startswith("*")}
            there = {attribute for attribute in dir(cls) if not attribute.startswith("_")}
            assert attributes - there - {"Client"} == set(), (service, name)
            made = {member for member in there if callable(getattr(cls, member)) and not isinstance(getattr(cls, member), property)}
            assert made - attributes - {"get_available_subresources", "reload", "meta"} == set(), (service, name)
            checked += len(attributes)
        _check_operations(models[service], types)
    assert checked > 600


def _check_operations(model, types):
    words = {word.lower(): word for word in next(line for line in LINES if line.startswith("="))[1:].split()}
    for name, tokens in types.items():
        for token in tokens:
            member, equals, rest = token.partition("=")
            if equals:
                written = rest.partition(">")[0]
                method = member.lstrip("*")
                operation = written.replace(".", name) if written else names.camel(method, words)
                assert operation in model.operation_names, (name, token)


def _classes(session, service):
    """Type name -> boto3's class of it, the service resource's first."""
    from boto3.resources.base import ServiceResource

    root = session.resource(service)
    yield "ServiceResource", type(root)
    loader = session._loader.load_service_model(service, "resources-1")
    from boto3.utils import ServiceContext

    for name, definition in loader["resources"].items():
        context = ServiceContext(
            service_name=service,
            resource_json_definitions=loader["resources"],
            service_model=root.meta.client.meta.service_model,
            service_waiter_model=None,
        )
        cls = session.resource_factory.load_from_definition(
            resource_name=name, single_resource_json_definition=definition, service_context=context
        )
        assert issubclass(cls, ServiceResource)
        yield name, cls


def test_constructors_take_the_identifiers_in_order():
    """s3.Object('b', 'k') fills Bucket and Key, and so does Bucket('b').Object('k'), its parent's identifiers first."""
    from boto3.resources.model import ResourceModel

    session = boto3.session.Session(region_name="us-east-1")
    for service in session.get_available_resources():
        definitions = session._loader.load_service_model(service, "resources-1")["resources"]
        types = {line[1:].split("|")[0]: line.split("|")[1].split() for line in sections()[service] if line.startswith(":")}
        for name, definition in definitions.items():
            model = ResourceModel(name, definition, definitions)
            assert len(types[name]) == len(model.identifiers), (service, name)
            for made in model.subresources:
                inputs = [xform_name(identifier.target) for identifier in made.resource.identifiers if identifier.source == "input"]
                order = [one.name for one in ResourceModel(made.resource.type, definitions[made.resource.type], definitions).identifiers]
                order = [xform_name(name) for name in order]
                assert order[len(order) - len(inputs) :] == inputs, (service, name, made.name)


def test_transfer_methods_are_the_clients():
    client = boto3.session.Session(region_name="us-east-1").client("s3")
    members = next(line.split("|")[2].split() for line in sections()["s3"] if line.startswith(":Client|"))
    assert {token.split("=")[0] for token in members} == {
        method for method in dir(client) if method.startswith(("upload_file", "download_file", "copy")) and method != "copy_object"
    }


def test_no_client_has_another_method(models):
    """What a client has beside operations is named, so that no such method is taken for an operation."""
    kinds = {token.split("=")[0] for token in next(line for line in LINES if line.startswith("%"))[1:].split()}
    session = boto3.session.Session(region_name="us-east-1", aws_access_key_id="x", aws_secret_access_key="x")
    for service in ("s3", "rds", "dsql", "dynamodb", "ec2", "cloudfront", "polly"):
        client = session.client(service)
        operations = {xform_name(name) for name in models[service].operation_names}
        added = {"upload_file", "upload_fileobj", "download_file", "download_fileobj", "copy"} if service == "s3" else set()
        public = {name for name in dir(client) if not name.startswith("_") and callable(getattr(client, name))}
        assert public - operations - added - {"exceptions"} <= kinds, service


def test_the_runtime_reads_the_same(models):
    """Of the whole file, and of the slice of it that goes into bundles."""
    slice_ = [line[0] + line[line.index("|") :] if line[0] in "+?-" else line for line in LINES if line[0] in "/@+?-"]
    for text in (TEXT, "\n".join([LINES[0], *slice_, ""])):
        catalog._text = text
        catalog._services.clear()
        for one in judgement.read(ROOT / "scripts/catalog/operations.txt"):
            recorded = tuple(path for path in one.parameters if not path.startswith("~"))
            for operation in one.operations:
                assert catalog.lookup(one.service, operation) == (one.effect, recorded, tuple(one.keys))
    catalog._text = None
    catalog._services.clear()


def is_one_edit(left, right):
    """Whether one letter more, less or another makes one the other, but for a plural."""
    short, long = sorted((left, right), key=len)
    if short + "s" == long or len(long) - len(short) > 1:
        return False
    start = next((place for place, (one, other) in enumerate(zip(short, long)) if one != other), len(short))
    return short[start + (len(short) == len(long)) :] == long[start + 1 :]


def test_what_looks_like_a_slip_is_one(models):
    """`explain` refuses a name that is one letter off a listed one: no operation may be."""
    for service, model in models.items():
        listed = set(catalog._section(service))
        others = set(model.operation_names) - listed
        assert [(other, name) for other in others for name in listed if is_one_edit(other, name)] == [], service
