#!/usr/bin/python
# coding: cp1252

import gammaray.static as _gammaray; sign = '€'


def handler(event, context):
    print(len(sign))
    return sign
handler = _gammaray.entry(handler)
