#!/usr/bin/env python3
# vim: set fileencoding=utf-8 :
name = 'é'
def handler(event, context):
    return name
