"""What is patched when it is imported: one file a library. Adding one is adding a file and its row here."""

# Module that is imported -> file of this package that patches it: `apply(module)`, which may be called more than once.
MODULES = {
    "botocore.client": "botocore_client",
    "aiobotocore.client": "aiobotocore_client",
    "requests.sessions": "http_clients",
    "urllib3.poolmanager": "http_clients",
    "urllib.request": "http_clients",
}


def apply(name, module):
    """Patches `module`, which has been imported as `name`."""
    from importlib import import_module

    import_module("." + MODULES[name], __name__).apply(module)


def wrap_once(owner, name, wrap):
    """Replaces the function `owner.name` by `wrap(it)`, unless that has been done."""
    original = owner.__dict__.get(name)
    if original is None or getattr(original, "__gammaray__", False):
        return
    from functools import update_wrapper

    wrapper = update_wrapper(wrap(original), original)
    wrapper.__gammaray__ = True
    setattr(owner, name, wrapper)
