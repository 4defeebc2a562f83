"""Names: botocore's operation names from boto3's method names, and boto3's class names from service names."""

from collections import Counter, defaultdict

from botocore import xform_name
from botocore.utils import get_service_module_name


def camel(method, words):
    """The operation name that the method most likely calls; `words` spells the words that are not just capitalised."""
    return "".join(words.get(part, part[:1].upper() + part[1:]) for part in method.split("_"))


def spellings(models):
    """What `camel` needs to be exact: its words, the operation names of all services that it misses, and those of one service."""
    counts = defaultdict(Counter)
    for model in models.values():
        for name in model.operation_names:
            counts[xform_name(name)][name] += 1
    usual = {method: _most_common(names) for method, names in counts.items()}
    words = _words(usual)
    common = sorted(name for method, name in usual.items() if camel(method, words) != name)
    own = {}
    for service, model in models.items():
        names = sorted(name for name in model.operation_names if usual[xform_name(name)] != name)
        if names:
            own[service] = names
    return words, common, own


def _words(usual):
    """Word -> its usual spelling in operation names, where that is not the capitalised one."""
    counts = defaultdict(Counter)
    for method, name in usual.items():
        for part in method.split("_"):
            counts[part][name[: len(part)]] += 1
            name = name[len(part) :]
    chosen = {part: _most_common(spelled) for part, spelled in sorted(counts.items())}
    return {part: word for part, word in chosen.items() if word != part[:1].upper() + part[1:]}


def _most_common(counts):
    return min(counts, key=lambda name: (-counts[name], name))


def squashed(name):
    """Equal for an operation's name and its method's: xform_name only adds underscores and lowers letters."""
    return name.replace("_", "").replace("-", "").lower()


def class_name(service, model):
    """The client class without `Client`, as type stubs spell it, where the service's name does not give it."""
    name = get_service_module_name(model)
    return name if squashed(name) != squashed(service) else None
