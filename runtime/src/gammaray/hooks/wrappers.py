"""Functions of the user's that the catalog says amount to an operation: `mylib.events.emit = "sns.publish"`.

What they call is recorded by itself where it is hooked. Where it is not, because the library brings a client of its own, say, the
call of the wrapper is recorded in its place: when no call of the operation's service was recorded while it ran.
"""
import sys
from contextvars import ContextVar
from types import AsyncGeneratorType, BuiltinFunctionType, FunctionType, GeneratorType, MethodType, ModuleType

from .. import calls as records
from .. import catalog, exchanges, sites, state
from ..exchanges import answers
from . import places
from .calls import Call, underway

_declared = None
_current = ContextVar("gammaray_wrapper", default=None)


class Declared:
    """A function that amounts to an operation. `modules` are those that may hold it, each with the names that lead on from there."""

    __slots__ = ("service", "operation", "modules")

    def __init__(self, name, service, operation):
        parts = name.split(".")
        self.service = service
        self.operation = operation
        self.modules = [(".".join(parts[:end]), parts[end:]) for end in range(len(parts) - 1, 0, -1)]


def declared():
    """Dotted name -> what is declared of it."""
    global _declared
    if _declared is None:
        _declared = {name: Declared(name, *operation) for name, operation in catalog.wrappers().items()}
    return _declared


def find(target):
    """What is declared of the function or method, by the name that it was defined with or one that leads to it; None when nothing is."""
    known = declared()
    if not known:
        return None
    function = target.__func__ if type(target) is MethodType else target
    found = known.get(_name(function))
    if found is None:
        found = next((each for each in known.values() if _leads_to(each, function)), None)
    return found


def has_methods(bases):
    """Whether a method of a class with these bases may be declared: its objects have to be asked each time then."""
    if not declared():
        return False
    owners = {name.rpartition(".")[0] for name in declared()}
    return any(f"{base.__module__}.{base.__qualname__}" in owners or _is_owner(base) for base in bases)


def _is_owner(kind):
    return any(_reach(module, names[:-1]) is kind for each in declared().values() for module, names in each.modules if names[1:])


def _leads_to(each, function):
    return function is not None and any(_reach(module, names) is function for module, names in each.modules)


def _reach(module, names):
    """What the names lead to from a module, if that is imported. Nothing is run for it."""
    found = sys.modules.get(module)
    for name in names:
        found = found.__dict__.get(name) if issubclass(type(found), (ModuleType, type)) else None
    return found.__func__ if type(found) in (staticmethod, classmethod) else found


def _name(function):
    """The dotted name that a function was defined with, Cython's functions included; None for other callables."""
    kind = type(function)
    if kind not in (FunctionType, BuiltinFunctionType) and kind.__name__ != "cython_function_or_method":
        return None
    module = function.__module__ or type(function.__self__).__module__
    return f"{module}.{function.__qualname__}"


class Wrapping:
    """The call of a wrapper under way."""

    __slots__ = ("service", "call", "outer", "token", "is_told")

    owner = None  # see `relays`

    def __init__(self, declared, params, site):
        self.service = declared.service
        self.call = Call(declared.service, declared.operation, None, params, site)
        self.call.invocation = state.current()
        self.outer = _current.get()
        self.token = None
        self.is_told = False
        if params:
            self.call.name_resource()

    def enter(self):
        """From here on this context runs the wrapper."""
        self.token = _current.set(self)
        underway.append(self)

    def leave(self):
        """This context is done with it, at least for now."""
        token, self.token = self.token, None
        if token is not None:
            underway.remove(self)
            try:
                _current.reset(token)
            except ValueError:  # a generator that is closed in another context
                pass

    def answered(self, result):
        """Records the call, unless another record tells of it. A generator has not begun: what it calls is Python, and hooked."""
        self.leave()
        if not self.is_told and type(result) not in (GeneratorType, AsyncGeneratorType):
            self._report(self._answer(result))

    def failed(self, error):
        """Records that the call raised, unless another record tells of it."""
        self.leave()
        if not self.is_told:
            self._report({"status": "error", "error": type(error).__name__})

    def _report(self, fields):
        told(self.service)
        self.call.report(fields)

    def _answer(self, result):
        """What is known of the result: many wrappers give back what the SDK or the HTTP client gave them."""
        fields, found = {"status": "ok"}, None
        if self.service == "http":
            status, headers, url = answers.read(result)
            found = [" ".join(answers.keys(headers, self.call.record["operation"]))]
            if status is not None:
                fields["http_status"] = status
            if exchanges.host_of(url):
                self.call.record["resource"] = exchanges.host_of(url)[:256]
        elif type(result) is dict:
            metadata = result.get("ResponseMetadata")
            metadata = metadata if type(metadata) is dict else {}
            records.add_metadata(fields, metadata)
            try:
                found = self.call.service.keys(self.call.record["operation"], self.call.params, result, metadata)
            except Exception:  # no answer of the SDK's
                pass
        if found and any(found):
            fields["keys"] = found
        return fields


def begin(stand, args, kwargs):
    """The wrapper's call that the stand-in makes with these arguments."""
    declared, callee = stand._gammaray_sent, stand._gammaray_callee
    functools = sys.modules.get("functools")
    while functools is not None and type(callee) is functools.partial:
        kwargs, callee = {**callee.keywords, **kwargs}, callee.func
    members = {path.partition(".")[0].rstrip("[]{}") for path in catalog.lookup(declared.service, declared.operation)[1]}
    params = {name: value for name, value in kwargs.items() if name in members}
    made = Wrapping(declared, params, sites.find() or places.text(stand._gammaray_site))
    made.enter()
    return made


def told(service):
    """A call of the service has a record of its own: the wrappers that made it need none. In a thread that a wrapper has started or
    handed work to, it is not known which made it: any of them may have."""
    made = _current.get()
    if made is None:
        for each in list(underway):
            each.is_told |= each.service == service
    while made is not None:
        made.is_told |= made.service == service
        made = made.outer
