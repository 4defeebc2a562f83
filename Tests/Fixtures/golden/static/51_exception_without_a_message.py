class Silent(Exception):
    pass


def handler(event, context):
    raise Silent
import gammaray.static as _gammaray; handler = _gammaray.entry(handler)
