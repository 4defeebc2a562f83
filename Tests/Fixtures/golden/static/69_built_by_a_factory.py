def make(prefix):
    def inner(event, context):
        return prefix + event
    return inner


import gammaray.static as _gammaray; ignored, handler = None, make("made ")
handler = _gammaray.entry(handler)
