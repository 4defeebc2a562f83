def handler(event, context):
    try:
        raise ExceptionGroup("several", [ValueError("a"), TypeError("b")])
    except* TypeError as group:
        print("caught", group.exceptions)
import gammaray.hybrid as _gammaray; handler = _gammaray.entry(handler)
