"""What the hybrid tests share: a fresh runtime, and functions whose source is written to a file."""
import importlib.util
import itertools
import linecache

REGION = "eu-west-1"
_modules = itertools.count()


def module(folder, source):
    """The source as an imported module of its own file."""
    name = f"function_{next(_modules)}"
    path = folder / f"{name}.py"
    path.write_text(source)
    linecache.checkcache()
    spec = importlib.util.spec_from_file_location(name, path)
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def line_of(made, text):
    """`file:line` of the first line of the module that holds the text."""
    with open(made.__file__) as source:
        return f"{made.__file__}:{1 + next(n for n, line in enumerate(source) if text in line)}"


PROLOGUE = f"""import gammaray.hybrid as _gammaray; import boto3
hook = _gammaray.hook
def client(service):
    return boto3.client(service, region_name={REGION!r})
def resource(service):
    return boto3.resource(service, region_name={REGION!r})
"""
