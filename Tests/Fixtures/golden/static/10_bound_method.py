class App:
    def __init__(self):
        self.routes = {}

    def route(self, path):
        def register(function):
            self.routes[path] = function
            return function
        return register

    def handler(self, event, context):
        return self.routes[event["path"]]()


import gammaray.static as _gammaray; app = App()


@app.route("/a")
def a():
    return "A"


lambda_handler = app.handler
lambda_handler = _gammaray.entry(lambda_handler)
