def handler(event, context):
    match event:
        case {"kind": "a", **rest}:
            return ["a", rest]
        case [first, *_]:
            return first
        case _:
            raise LookupError("no match")
import gammaray.static as _gammaray; handler = _gammaray.entry(handler)
