def handler(event, context):
    return __name__


if __name__ == "__main__":
    print(handler({}, None))
import gammaray.static as _gammaray; handler = _gammaray.entry(handler)
