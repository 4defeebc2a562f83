"""The source of a service's function, as an author would write it: a handler module and a helper module."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field

import boto3
from botocore import xform_name

from table import Call, Service


@dataclass
class Module:
    """A file under way."""

    name: str
    lines: list[str] = field(default_factory=list)

    def add(self, *lines: str) -> None:
        self.lines += lines

    @property
    def text(self) -> str:
        return "\n".join(self.lines) + "\n"


@dataclass(frozen=True)
class Site:
    """One call of the source: the function to call it by, what that takes, and where the call stands."""

    function: str
    call: Call | None
    form: str
    parameters: tuple[str, ...]
    place: str


class Function:
    """The two files of a service's function, and the sites of its calls."""

    def __init__(self, service: Service, number: int):
        self.service = service
        self.app, self.helper = Module("app.py"), Module("helper.py")
        self.sites: list[Site] = []
        made = f"boto3.client({service.name!r})"
        self.helper.add('"""What the handler shares with others."""', "import functools", "import boto3", "", f"client = {made}")
        self.helper.add("", "@functools.lru_cache", "def connect(name):", "    return boto3.client(name)")
        self.helper.add("", "class Gateway:", "    def __init__(self, client=None):", f"        self.client = client or {made}")
        self.app.add("import datetime, functools, io, json", "import boto3", "import helper", "", f"client = {made}")
        if service.name in boto3.session.Session().get_available_resources():
            self.app.add(f"resource = boto3.resource({service.name!r})")
        for call in service.calls:
            self._add_call(call, number)
            number += 1
        for index, text in enumerate(service.harmless):
            name = f"harmless_{index}"
            self._add(self.app, name, None, "", text, [f"    return {text}"])
        self.app.add("", "def lambda_handler(event, context):", '    result = globals()[event["call"]](**event["arguments"])')
        self.app.add("    return json.loads(json.dumps(result, default=str))")

    def _add_call(self, call: Call, number: int) -> None:
        method = xform_name(call.operation)
        texts = [call.arguments] * 3 + list(call.also)
        for form, text in zip(call.forms, texts):
            text = text.replace("$n", form)
            name = f"{method}_{form}"
            if form == "a":
                self._add(self.app, name, call, form, text, [f"    return client.{method}({text})"])
            elif form == "b":
                _SECOND[number % len(_SECOND)](self, name, call, method, text)
            elif form == "c":
                _HELPERS[number % len(_HELPERS)](self, name, call, method, text)
            else:
                self._add(self.app, name, call, form, text, [f"    return {text}"])

    def _add(self, module: Module, name: str, call: Call | None, form: str, text: str, body: list[str], before: str = "") -> None:
        """A function `name` whose last line is the call."""
        parameters = self._parameters(text)
        module.add("", "", f"def {name}({', '.join(filter(None, [before, *parameters]))}):", *body)
        self._sited(module, name, call, form, parameters)

    def _sited(self, module: Module, name: str, call: Call | None, form: str, parameters: tuple[str, ...]) -> None:
        self.sites.append(Site(name, call, form, parameters, f"{module.name}:{len(module.lines)}"))

    def _parameters(self, text: str) -> tuple[str, ...]:
        tree = ast.parse(f"f({text})" if not _is_expression(text) else text)
        used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        return tuple(sorted(used & self.service.names))


def _is_expression(text: str) -> bool:
    try:
        ast.parse(text, mode="eval")
    except SyntaxError:
        return False
    return True


# The second form of a client call: each operation has one of them, in turn.


def _by_getattr(function: Function, name: str, call: Call, method: str, text: str) -> None:
    function._add(function.app, name, call, "b", text, [f"    return getattr(client, {method!r})({text})"])


def _by_partial(function: Function, name: str, call: Call, method: str, text: str) -> None:
    made = ", ".join(filter(None, [f"client.{method}", text]))
    function._add(function.app, name, call, "b", text, [f"    return functools.partial({made})()"])


def _by_session(function: Function, name: str, call: Call, method: str, text: str) -> None:
    service = function.service.name
    function._add(function.app, name, call, "b", text, [f"    return boto3.Session().client({service!r}).{method}({text})"])


def _by_alias(function: Function, name: str, call: Call, method: str, text: str) -> None:
    function._add(function.app, name, call, "b", text, [f"    send = client.{method}", f"    return send({text})"])


def _by_attribute(function: Function, name: str, call: Call, method: str, text: str) -> None:
    parameters = function._parameters(text)
    function.app.add("", "", f"class Caller_{name}(helper.Gateway):", f"    def call({', '.join(['self', *parameters])}):")
    function.app.add(f"        return self.client.{method}({text})")
    function._sited(function.app, name, call, "b", parameters)
    function.app.add("", f"{name} = Caller_{name}().call")


def _by_loop(function: Function, name: str, call: Call, method: str, text: str) -> None:
    service = function.service.name
    body = [f"    for service in ({service!r},):", f"        return boto3.client(service).{method}({text})"]
    function._add(function.app, name, call, "b", text, body)


_SECOND = (_by_getattr, _by_partial, _by_session, _by_alias, _by_attribute, _by_loop)

# The third: the call stands in the helper module.


def _in_helper(function: Function, name: str, call: Call, method: str, text: str) -> None:
    function._add(function.helper, name, call, "c", text, [f"    return client.{method}({text})"])
    function.app.add("", f"{name} = helper.{name}")


def _with_given_client(function: Function, name: str, call: Call, method: str, text: str) -> None:
    function._add(function.helper, name, call, "c", text, [f"    return using.{method}({text})"], "using")
    parameters = function._parameters(text)
    function.app.add("", "", f"def {name}({', '.join(parameters)}):", f"    return helper.{name}({', '.join(['client', *parameters])})")


def _with_factory(function: Function, name: str, call: Call, method: str, text: str) -> None:
    body = [f"    return connect({function.service.name!r}).{method}({text})"]
    function._add(function.helper, name, call, "c", text, body)
    function.app.add("", f"from helper import {name}")


def _with_keywords(function: Function, name: str, call: Call, method: str, text: str) -> None:
    """The helper hands on whatever it is given."""
    function.helper.add("", "", f"def {name}(**arguments):", f"    return client.{method}(**arguments)")
    place = f"helper.py:{len(function.helper.lines)}"
    parameters = function._parameters(text)
    function.app.add("", "", f"def {name}({', '.join(parameters)}):", f"    return helper.{name}({text})")
    function.sites.append(Site(name, call, "c", parameters, place))


def _with_class(function: Function, name: str, call: Call, method: str, text: str) -> None:
    parameters = function._parameters(text)
    function.helper.add("", "", f"class Helper_{name}(Gateway):", f"    def call({', '.join(['self', *parameters])}):")
    function.helper.add(f"        return self.client.{method}({text})")
    function._sited(function.helper, name, call, "c", parameters)
    function.app.add("", f"{name} = helper.Helper_{name}(client).call")


_HELPERS = (_in_helper, _with_given_client, _with_factory, _with_keywords, _with_class)
