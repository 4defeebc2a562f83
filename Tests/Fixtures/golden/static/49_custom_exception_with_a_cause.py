class OrderError(Exception):
    def __init__(self, code):
        super().__init__(f"order {code}")
        self.code = code


def load(event):
    return event["order"]


def check(event):
    try:
        return load(event)
    except KeyError as error:
        raise OrderError(
            42
        ) from error


def handler(event, context):
    return check(event)
import gammaray.static as _gammaray; handler = _gammaray.entry(handler)
