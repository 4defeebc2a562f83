from functools import lru_cache

import boto3


@lru_cache(maxsize=None)
def make(service, **kwargs):
    return boto3.client(service, **kwargs)


class Factory:
    def __init__(self, session=None):
        self.session = session or boto3.Session()
        self._clients = {}

    def client(self, name):
        if name not in self._clients:
            self._clients[name] = self.session.client(name)
        return self._clients[name]
