# -*- coding: latin-1 -*-
import gammaray.hybrid as _gammaray; name = 'Müller'

def handler(event, context):
    raise ValueError('für ' + name)
handler = _gammaray.entry(handler)
