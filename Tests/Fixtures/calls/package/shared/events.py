from . import clients
from .clients import _hidden
from ..package_missing import nothing


def publish(event):
    clients.sns.publish(TopicArn="t", Message=str(event))  #> sns.Publish triggers
    _hidden.invoke(FunctionName="f")  #> lambda.Invoke triggers
