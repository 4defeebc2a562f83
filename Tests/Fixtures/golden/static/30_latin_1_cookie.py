# -*- coding: latin-1 -*-
import gammaray.static as _gammaray; name = 'Müller'

def handler(event, context):
    raise ValueError('für ' + name)
handler = _gammaray.entry(handler)
