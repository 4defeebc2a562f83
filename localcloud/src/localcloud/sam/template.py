"""Reads templates, YAML with CloudFormation's tags or JSON, and works out their intrinsic functions."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml

from ..errors import LocalCloudError


class _Loader(yaml.SafeLoader):
    """Turns `!Ref x` into `{"Ref": x}` and `!Name x` into `{"Fn::Name": x}`."""


def _intrinsic(loader: _Loader, suffix: str, node: yaml.Node) -> dict[str, Any]:
    if isinstance(node, yaml.ScalarNode):
        value: Any = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)
    if suffix == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {suffix if suffix in ("Ref", "Condition") else f"Fn::{suffix}": value}


_Loader.add_multi_constructor("!", _intrinsic)
_Loader.yaml_implicit_resolvers = {  # a template's version is a date, but stays a string
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def load(path: Path) -> dict[str, Any]:
    """A template with all tags as `Fn::` objects."""
    try:
        template = yaml.load(path.read_text("utf-8"), Loader=_Loader)
    except FileNotFoundError:
        raise LocalCloudError(f"{path}: no such template") from None
    except yaml.YAMLError as error:
        raise LocalCloudError(f"{path}: {error}") from None
    if not isinstance(template, dict) or not isinstance(template.get("Resources"), dict):
        raise LocalCloudError(f"{path}: a template needs Resources")
    return template


class Resolver:
    """Replaces intrinsic functions by values."""

    def __init__(self, template: Mapping[str, Any], values: Mapping[str, Any], attribute: Callable[[str, str], Any]):
        """`values` are parameters and pseudo parameters; `attribute` gives an attribute of a resource, `Ref` too."""
        self._resources = template["Resources"]
        self._mappings = template.get("Mappings", {})
        self._values = values
        self._attribute = attribute

    def __call__(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self(each) for each in value]
        if not isinstance(value, dict):
            return value
        if len(value) == 1:
            (name, argument), = value.items()
            if name == "Ref":
                return self._reference(argument)
            if name.startswith("Fn::"):
                return self._function(name[4:], argument)
        return {key: self(each) for key, each in value.items()}

    def _reference(self, name: str) -> Any:
        if name in self._values:
            return self._values[name]
        if name in self._resources:
            return self._attribute(name, "Ref")
        raise LocalCloudError(f"Ref {name}: neither a parameter nor a resource of the template")

    def _function(self, name: str, argument: Any) -> Any:
        match name:
            case "GetAtt":
                resource, attribute = argument if isinstance(argument, list) else argument.split(".", 1)
                return self._attribute(resource, attribute)
            case "Sub":
                return self._substituted(argument)
            case "Join":
                separator, parts = argument
                return separator.join(str(part) for part in self(parts))
            case "Select":
                index, parts = argument
                return self(parts)[int(self(index))]
            case "Split":
                separator, text = argument
                return self(text).split(separator)
            case "FindInMap":
                table, first, second = self(argument)
                return self._mappings[table][first][second]
        raise LocalCloudError(f"Fn::{name} is not supported by the local cloud")

    def _substituted(self, argument: Any) -> str:
        text, own = argument if isinstance(argument, list) else (argument, {})

        def replacement(match: re.Match[str]) -> str:
            name = match[1]
            if name.startswith("!"):
                return "${" + name[1:] + "}"
            if name in own:
                return str(self(own[name]))
            return str(self._function("GetAtt", name) if "." in name else self._reference(name))

        return re.sub(r"\$\{([^}]+)\}", replacement, text)
