"""The recorded form of a callable that is no plain function: an object that is like the original in all but its call."""

# What the object has of its own. Every other special method of the original's class is passed on to the original.
_OWN = frozenset(
    "__new__ __init__ __init_subclass__ __subclasshook__ __del__ __getattribute__ __getattr__ __setattr__ __delattr__ __call__ "
    "__class__ __class_getitem__ __dict__ __weakref__ __slots__ __doc__ __module__ __abstractmethods__ __annotations__ "
    "__prepare__ __set_name__ __get__ __set__ __delete__ __sizeof__".split()
)
_target = "_gammaray_target"


def wrap_object(target, call):
    """An object that runs `call` when it is called, and is `target` to everything else."""
    kind = type(target)
    members = {name: _passed_on(kind, name) for name in dir(kind) if _is_special(name) and name not in _OWN}
    members["__slots__"] = (_target, "_gammaray_call", "__weakref__")
    members["__gammaray_object__"] = True
    members["__call__"] = lambda self, *args, **kwargs: call(*args, **kwargs)
    members["__getattribute__"] = _get
    members["__setattr__"] = _set
    members["__delattr__"] = _delete
    wrapper = object.__new__(type(kind.__name__, (), members))
    object.__setattr__(wrapper, _target, target)
    return wrapper


def _is_special(name):
    return name.startswith("__") and name.endswith("__")


def _passed_on(kind, name):
    """The special method `name` of `kind` for an object that stands in front of an object of that class."""
    method = getattr(kind, name)
    if not callable(method):
        return method

    def passed_on(self, *args, **kwargs):
        original = _original(self)
        return getattr(type(original), name)(original, *args, **kwargs)

    return passed_on


def _original(wrapper):
    return object.__getattribute__(wrapper, _target)


def _get(self, name):
    target = object.__getattribute__(self, _target)
    if name == "__wrapped__":
        return target
    if name == "__mro_entries__" and isinstance(target, type):
        return lambda bases: (target,)  # a class statement names us as its base
    return getattr(target, name)


def _set(self, name, value):
    setattr(object.__getattribute__(self, _target), name, value)


def _delete(self, name):
    delattr(object.__getattribute__(self, _target), name)
