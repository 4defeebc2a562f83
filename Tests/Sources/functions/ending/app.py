"""Publishes twice, then ends as the event says."""
import os
import resource
import signal
import sys
import time

import boto3

sns = boto3.client("sns")


def lambda_handler(event, context):
    for _ in range(2):
        sns.publish(TopicArn=event["topic"], Message="m")
    how = event["how"]
    if how == "raise":
        raise ValueError("wrong")
    if how == "exit":
        sys.exit(3)
    if how == "_exit":
        os._exit(3)
    if how == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if how == "timeout":
        time.sleep(60)
    if how == "memory":
        limits = resource.getrlimit(resource.RLIMIT_AS)
        used = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (used + (64 << 20), limits[1]))
        try:
            bytearray(1 << 30)
        finally:
            resource.setrlimit(resource.RLIMIT_AS, limits)
    return {"published": 2}
