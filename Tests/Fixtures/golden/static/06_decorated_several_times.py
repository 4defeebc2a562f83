import gammaray.static as _gammaray; import functools
import time


def retry(times):
    def decorate(function):
        def inner(*args):
            for attempt in range(times):
                try:
                    return function(*args)
                except ValueError as error:
                    print("attempt", attempt, error)
            raise RuntimeError("gave up")
        return inner
    return decorate


class Timed:
    def __init__(self, function):
        functools.update_wrapper(self, function)
        self.function = function

    def __call__(self, event, context):
        began = time.time()
        result = self.function(event, context)
        assert time.time() >= began
        return result


calls = []


@Timed
@retry(times=3)
@functools.lru_cache(maxsize=None)
def handler(event, context):
    calls.append(event)
    if len(calls) < event:
        raise ValueError("not yet")
    return calls
handler = _gammaray.entry(handler)
