_gammaray_ = "user's"
entry = hook = "names"


def handler(event, context):
    return [_gammaray_, entry, hook]
