import gammaray.static as _gammaray; import os


def handler(event, context):
    left = context.get_remaining_time_in_millis()
    trace = os.environ["_X_AMZN_TRACE_ID"].split(";")[0][:5]
    return [0 < left <= 5000, context.memory_limit_in_mb, context.invoked_function_arn, context.log_group_name, trace, repr(context.client_context)]
handler = _gammaray.entry(handler)
