#!/usr/bin/env python3
# vim: set fileencoding=utf-8 :
import gammaray.static as _gammaray; name = 'é'
def handler(event, context):
    return name
handler = _gammaray.entry(handler)
