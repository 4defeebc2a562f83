def make(prefix):
    def inner(event, context):
        return prefix + event
    return inner


ignored, handler = None, make("made ")
