class Service:
    prefix = "p-"

    @staticmethod
    def static(event, context):
        return "s-" + event

    @classmethod
    def run(cls, event, context):
        return cls.prefix + event


handler = Service.run
