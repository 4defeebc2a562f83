"""Nothing here names the SDK."""


def emit(bus, event):
    bus.put_events(Entries=[event])  #> events.PutEvents triggers


class Emitter:
    def __init__(self, target):
        self.target = target

    def emit(self, event):
        self.target.publish(**event)  #> sns.Publish triggers
