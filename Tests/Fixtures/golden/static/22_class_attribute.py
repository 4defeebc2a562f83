class Service:
    prefix = "p-"

    @staticmethod
    def static(event, context):
        return "s-" + event

    @classmethod
    def run(cls, event, context):
        return cls.prefix + event


import gammaray.static as _gammaray; handler = Service.run
handler = _gammaray.entry(handler)
