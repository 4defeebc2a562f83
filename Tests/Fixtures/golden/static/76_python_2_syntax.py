def handler(event, context):
    print "hello"
import gammaray.static as _gammaray; handler = _gammaray.entry(handler)
