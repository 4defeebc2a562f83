import boto3

__all__ = ["topic_client", "queue_client", "make", "Clients"]

_session = boto3.Session()
topic_client = _session.client("sns")
queue_client = _session.client("sqs")


def make(name):
    return _session.client(name)


class Clients:
    def __init__(self, session=_session):
        self._session = session

    def __getattr__(self, name):
        return self._session.client(name)

    @property
    def bus(self):
        return make("events")

    def __getitem__(self, name):
        return make(name)
