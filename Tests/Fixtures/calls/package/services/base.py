from shared.factory import make


class Service:
    name = "sns"

    def __init__(self, client=None):
        self.client = client or make(self.name)
        self.bus = make("events")

    @classmethod
    def default(cls):
        return cls()
