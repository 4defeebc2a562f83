class Mangum:
    """What adapters of web frameworks look like."""

    def __init__(self, app, lifespan="auto"):
        self.app = app
        self.lifespan = lifespan

    def __call__(self, event, context):
        return {"statusCode": 200, "body": self.app(event["path"])}


def app(path):
    return "page " + path


import gammaray.static as _gammaray; handler = Mangum(app, lifespan="off")
handler = _gammaray.entry(handler)
