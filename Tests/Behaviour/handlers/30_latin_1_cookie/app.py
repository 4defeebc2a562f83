# -*- coding: latin-1 -*-
name = 'Müller'

def handler(event, context):
    raise ValueError('für ' + name)
