"""The helpers of a sub-package."""
import urllib.request


class Sender:
    def __init__(self, sns):
        self.sns = sns

    def send(self, how):
        if how == "arguments":
            return self.sns.publish(Topic="no such argument")
        if how == "http":
            return urllib.request.urlopen("http://127.0.0.1:9/", timeout=1)
        return self.sns.publish(
            TopicArn="arn:aws:sns:us-east-1:1:t",
            Message=how)
