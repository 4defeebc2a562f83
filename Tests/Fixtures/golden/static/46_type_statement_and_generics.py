import gammaray.static as _gammaray; type Pair[T] = tuple[T, T]


class Box[T]:
    def __init__(self, value: T):
        self.value = value


def handler[E](event: E, context) -> Pair[E]:
    return (event, Box(event).value)
handler = _gammaray.entry(handler)
