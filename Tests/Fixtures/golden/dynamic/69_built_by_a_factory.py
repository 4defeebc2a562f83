def make(prefix):
    def inner(event, context):
        return prefix + event
    return inner


import gammaray.dynamic as _gammaray; ignored, handler = None, make("made ")
handler = _gammaray.entry(handler)
