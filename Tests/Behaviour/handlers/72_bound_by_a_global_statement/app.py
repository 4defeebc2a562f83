def setup():
    global handler

    def handler(event, context):
        return "set up"


setup()
