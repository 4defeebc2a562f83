def handler(event, context):
    return ["inner", event]


def with_metrics(function):
    def measured(event, context):
        return ["measured", function(event, context)]
    return measured


import gammaray.static as _gammaray; handler = with_metrics(handler)
handler = _gammaray.entry(handler)
