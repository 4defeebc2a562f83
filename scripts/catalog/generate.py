#!/usr/bin/env python3
"""Writes runtime/src/gammaray/catalog.txt from operations.txt, http.txt and additions.txt beside this file and from the installed
botocore and boto3. `--check` writes nothing and exits with 1 when the committed file differs.

The format, line by line, told by the first character (README.md beside this file has more):
    @service[=ClassName]                opens a service; the lines up to the next `@` are about it
    +text|parameters|keys|operations    triggers; `?` may-trigger; `-` harmless, though it looks like a trigger; no text: the last one
    :Type|parameters|members            a type of the resource model: member=Operation, member=Operation>Type, member>Type ...; in
                                        Operation `.` stands for the type's name, and nothing for the method's CamelCase
    =Word ...                           words that operation names do not just capitalise
    ~Name ...                           operation names that the method's words in CamelCase do not give
    .name[=ClassName] ...               services of which nothing else needs to be said
    %name=kind ...   ^class=service:Type ...   !name ...        methods of all clients; classes; HTTP clients
"""

import argparse
import sys
from pathlib import Path

import botocore
import botocore.session
import judgement
import names
import resources

HERE = Path(__file__).resolve().parent
OUTPUT = HERE.parents[1] / "runtime/src/gammaray/catalog.txt"


def main():
    """Writes or compares the file."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true", help="exit with 1 when the committed file differs")
    options = parser.parse_args()
    text = generate()
    if not options.check:
        OUTPUT.write_text(text)
    elif OUTPUT.read_text() != text:
        sys.exit(f"{OUTPUT}: error: not what generate.py writes: run scripts/catalog/generate.py")


def generate():
    """The file's text; ValueError names what the models do not have."""
    session = botocore.session.get_session()
    models = {name: session.get_service_model(name) for name in sorted(session.get_available_services())}
    judgements = judgement.read(HERE / "operations.txt")
    additions = Additions(HERE / "additions.txt")
    faults = [*judgement.faults(judgements, models), *judgement.unjudged(HERE / "candidates.txt", judgements), *additions.faults(models)]
    if faults:
        raise ValueError("\n".join(faults))
    words, common, own = names.spellings(models)
    types = resources.types(additions.members)
    lines = [f"gammaray-catalog 1 botocore {botocore.__version__}", "=" + " ".join(words.values()), "~" + " ".join(common)]
    lines += [*additions.lines, *_http()]
    headers = {name: _header(name, model) for name, model in models.items()}
    sections = {name: list(_section(name, judgements, types, own, words)) for name in models}
    lines.append("." + " ".join(headers[name] for name in models if not sections[name]))
    for name in models:
        if sections[name]:
            lines += ["@" + headers[name], *sections[name]]
    return "\n".join(lines) + "\n"


def _header(name, model):
    other = names.class_name(name, model)
    return f"{name}={other}" if other else name


def _section(service, judgements, types, own, words):
    if service in own:
        yield "~" + " ".join(own[service])
    said = None
    for one in judgements:
        if one.service == service:
            text = "" if one.text == said else one.text
            said = one.text
            fields = [text, " ".join(one.parameters), " ".join(one.keys), " ".join(one.operations)]
            yield judgement.EFFECTS[one.effect] + "|".join(fields)
    for name, (parameters, members) in types.get(service, {}).items():
        short = [resources.shortened(member, name, words) for member in members]
        yield f":{name}|{' '.join(parameters)}|{' '.join(short)}"


def _http():
    for line in (HERE / "http.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            yield "!" + line


class Additions:
    """additions.txt: its lines for the file, and the members that it adds to resource types."""

    def __init__(self, path):
        self.lines = []
        self.members = {}
        for line in path.read_text().splitlines():
            if not line or line.startswith("#"):
                continue
            head, *tokens = line.split()
            if head in ("client", "class"):
                self.lines.append(("%" if head == "client" else "^") + " ".join(tokens))
            else:
                self.members[tuple(head.split(":"))] = tokens

    def faults(self, models):
        """Operations that botocore does not have: one message each."""
        for (service, name), tokens in self.members.items():
            for token in tokens:
                operation = token.split("=")[-1].split(">")[0]
                if operation not in models[service].operation_names:
                    yield f"{service}:{name}: no operation {operation}"


if __name__ == "__main__":
    main()
