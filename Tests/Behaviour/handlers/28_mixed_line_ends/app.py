import os
value = """x
y"""

def handler(event, context):
    return [value, os.sep]
    # end
