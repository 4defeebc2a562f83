try:
    from fast_implementation import handler
except ImportError:
    def handler(event, context):
        return "slow"
import gammaray.static as _gammaray; _gammaray.entry_if_bound(globals(), "handler")
