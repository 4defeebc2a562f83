class Handler:
    __slots__ = ("name",)

    def __init__(self, name):
        self.name = name

    def __call__(self, event, context):
        return self.name


import gammaray.static as _gammaray; handler = Handler("slotted")
handler = _gammaray.entry(handler)
