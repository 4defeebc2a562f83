import time


def handler(event, context):
    print("waiting")
    time.sleep(30)
