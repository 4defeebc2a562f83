"""What is patched when it is imported: one file a library. Adding one is adding a file and its row here."""

from ..boundary import wrap_once  # noqa: F401

# Module that is imported -> file of this package that patches it: `apply(module)`, which may be called more than once.
MODULES = {
    "botocore.client": "botocore_client",
    "aiobotocore.client": "aiobotocore_client",
    # One file for all: boto3 imports the first five, and each file more would cost its start.
    "http.client": "http",
    "urllib.request": "http",
    "urllib3.connectionpool": "http",
    "urllib3.poolmanager": "http",
    "botocore.httpsession": "http",
    "gammaray_botocore.httpsession": "http",
    "requests.sessions": "http",
    "httpx._client": "http",
    "aiohttp.client": "http",
}


def apply(name, module):
    """Patches `module`, which has been imported as `name`."""
    from importlib import import_module

    import_module("." + MODULES[name], __name__).apply(module)
