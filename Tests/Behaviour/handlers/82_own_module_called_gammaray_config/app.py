import entry
import dynamic


def handler(event, context):
    return [entry.value, dynamic.value]
