def handler(event, context):
    print "hello"
import gammaray.hybrid as _gammaray; handler = _gammaray.entry(handler)
