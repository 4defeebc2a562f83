import gammaray.static as _gammaray; import os
value = """x
y"""

def handler(event, context):
    return [value, os.sep]
    # end
handler = _gammaray.entry(handler)
