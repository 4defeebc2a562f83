import gammaray.static as _gammaray; import os

def lambda_handler(event=None, context=None, *args, verbose=False, **kwargs):
    return [event, context.function_name, args, verbose, kwargs, os.environ["_HANDLER"]]
lambda_handler = _gammaray.entry(lambda_handler)
