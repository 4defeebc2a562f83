import os

print("loading", os.path.basename(__file__))


def something_else(event, context):
    return 1
