try:
    from fast_implementation import handler
except ImportError:
    def handler(event, context):
        return "slow"
