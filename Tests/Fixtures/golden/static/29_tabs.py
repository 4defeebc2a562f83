def handler(event, context):
	if event:
		return {	'a':	1}
	raise ValueError('tabs')
import gammaray.static as _gammaray; handler = _gammaray.entry(handler)
