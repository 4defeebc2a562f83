#!/usr/bin/python
# coding: cp1252

sign = '€'


def handler(event, context):
    print(len(sign))
    return sign
