"""The tables of the rules, which `Sources/ServiceGraph` writes into `rules.json` (`JoinRules.swift`): here they are only read."""

import json
import pkgutil

_RULES = json.loads(pkgutil.get_data(__package__, "rules.json"))

FIELDS = {field["name"]: place for place, field in enumerate(_RULES["fields"])}
SHAPES = {field["name"]: field["shape"] for field in _RULES["fields"]}
KEYS = _RULES["keys"]
TARGETS = _RULES["names"]["targets"]
SOURCES = _RULES["names"]["sources"]
EFFECTS = {(service, name) for service, names in _RULES["names"]["effects"].items() for name in names}
ROOTS = frozenset(_RULES["roots"])
ROOTS_OF_SOURCES = _RULES["rootsOfSources"]
DOUBTS = _RULES["doubts"]
ORPHANS = _RULES["orphans"]
STATEMENTS = frozenset(_RULES["statements"])
WRITES = frozenset(_RULES["writes"])
UNNAMED, TRACED = _RULES["unnamed"]["services"], _RULES["unnamed"]["traced"]
PATIENT = frozenset(_RULES["unnamed"]["patient"])
READINGS = tuple(_RULES["unnamed"]["readings"])
INPUTS = {(service, name) for service, names in _RULES["unnamed"]["inputs"].items() for name in names}
LIMITS = _RULES["limits"]
DOCUMENT_MEMBERS = tuple(f'"{name}"'.encode() for name in _RULES["documentMembers"])
