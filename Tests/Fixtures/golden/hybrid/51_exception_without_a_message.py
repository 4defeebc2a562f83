class Silent(Exception):
    pass


def handler(event, context):
    raise Silent
import gammaray.hybrid as _gammaray; handler = _gammaray.entry(handler)
