def __getattr__(name):
    if name == "handler":
        return lambda event, context: "from __getattr__"
    raise AttributeError(name)
