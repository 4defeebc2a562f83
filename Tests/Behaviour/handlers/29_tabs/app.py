def handler(event, context):
	if event:
		return {	'a':	1}
	raise ValueError('tabs')
