def handler(event, context):
    print "hello"
import gammaray.dynamic as _gammaray; handler = _gammaray.entry(handler)
