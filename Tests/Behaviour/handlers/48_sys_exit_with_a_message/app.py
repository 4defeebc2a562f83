import sys


def handler(event, context):
    try:
        sys.exit("no configuration")
    finally:
        print("cleaned up")
