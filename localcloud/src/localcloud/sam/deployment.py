"""Creates a template's resources: stores first, then functions, then what wakes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..cloud import LocalCloud
from ..errors import LocalCloudError
from ..identity import ACCOUNT
from . import events, resources
from .template import Resolver, load


@dataclass
class Stack:
    """A deployed template."""

    cloud: LocalCloud
    region: str
    name: str
    resources: dict[str, resources.Resource] = field(default_factory=dict)
    outputs: dict[str, Any] = field(default_factory=dict)

    def ref(self, logical_id: str) -> str:
        """What `!Ref` of a resource gives: a name, a URL or an ARN."""
        return self.attribute(logical_id, "Ref")

    def attribute(self, logical_id: str, name: str) -> str:
        """What `!GetAtt` of a resource gives."""
        if logical_id not in self.resources:
            raise LocalCloudError(f"the template has no resource {logical_id} that the local cloud makes")
        return self.resources[logical_id].attribute(name)

    @property
    def functions(self) -> dict[str, str]:
        """Names of the functions, by logical id."""
        kind = "AWS::Serverless::Function"
        return {logical: each.attribute("Ref") for logical, each in self.resources.items() if each.kind == kind}


def deploy(
    cloud: LocalCloud, template: str | Path, bundles: Mapping[str, bytes | str | Path] | None = None, *,
    parameters: Mapping[str, str] | None = None, stack: str = "local", region: str | None = None,
    environment: Mapping[str, str] | None = None,
) -> Stack:
    """Deploys a template. `bundles` are packages by logical id or function name, else each `CodeUri` is packed as it
    is; `environment` are variables that every function gets besides its own."""
    path = Path(template)
    content = load(path)
    made = Stack(cloud, region or cloud.region, stack)
    resolver = Resolver(content, _values(content, parameters or {}, made), made.attribute)
    for logical_id, declared in content["Resources"].items():
        if resource := resources.describe(made, resolver, logical_id, declared):
            made.resources[logical_id] = resource
    for resource in sorted(made.resources.values(), key=lambda resource: resource.step):
        resource.create()
    _deploy_functions(made, content, resolver, path.parent, bundles, environment or {})
    events.connect(made, content, resolver)
    made.outputs = {name: resolver(output["Value"]) for name, output in content.get("Outputs", {}).items()}
    return made


def _values(content: Mapping[str, Any], given: Mapping[str, str], stack: Stack) -> dict[str, Any]:
    values: dict[str, Any] = {
        "AWS::AccountId": ACCOUNT, "AWS::Region": stack.region, "AWS::Partition": "aws", "AWS::StackName": stack.name,
        "AWS::URLSuffix": "amazonaws.com",
    }
    declared = content.get("Parameters", {})
    if unknown := set(given) - set(declared):
        raise LocalCloudError(f"the template has no parameter {', '.join(sorted(unknown))}")
    for name, parameter in declared.items():
        if name not in given and "Default" not in parameter:
            raise LocalCloudError(f"parameter {name} has no default: give it a value")
        values[name] = given.get(name, parameter.get("Default"))
    return values


def _deploy_functions(
    stack: Stack, content: Mapping[str, Any], resolver: Resolver, folder: Path,
    bundles: Mapping[str, bytes | str | Path] | None, environment: Mapping[str, str],
) -> None:
    shared = content.get("Globals", {}).get("Function", {})
    for logical_id, name in stack.functions.items():
        own = content["Resources"][logical_id].get("Properties", {})
        variables = [each.get("Environment", {}).get("Variables", {}) for each in (shared, own)]
        properties = resolver({key: value for key, value in {**shared, **own}.items() if key not in ("Events", "Policies", "Role")})
        for needed in ("Handler", "Runtime"):
            if needed not in properties:
                raise LocalCloudError(f"function {logical_id}: {needed} is missing")
        stack.cloud.deploy(
            name, _package(logical_id, name, properties, folder, bundles), handler=properties["Handler"], runtime=properties["Runtime"],
            region=stack.region, timeout=int(properties.get("Timeout", 3)), memory=int(properties.get("MemorySize", 128)),
            concurrency=properties.get("ReservedConcurrentExecutions"),
            environment={key: str(value) for key, value in {**resolver(variables[0]), **resolver(variables[1]), **environment}.items()},
        )


def _package(
    logical_id: str, name: str, properties: Mapping[str, Any], folder: Path, bundles: Mapping[str, bytes | str | Path] | None
) -> bytes | str | Path:
    if bundles is not None:
        if logical_id not in bundles and name not in bundles:
            raise LocalCloudError(f"function {logical_id}: no bundle was given for it")
        return bundles[logical_id] if logical_id in bundles else bundles[name]
    if not isinstance(properties.get("CodeUri"), str):
        raise LocalCloudError(f"function {logical_id}: CodeUri must be a folder or a zip beside the template")
    return folder / properties["CodeUri"]
