def handler(event, context):
    try:
        raise ExceptionGroup("several", [ValueError("a"), TypeError("b")])
    except* TypeError as group:
        print("caught", group.exceptions)
import gammaray.static as _gammaray; handler = _gammaray.entry(handler)
