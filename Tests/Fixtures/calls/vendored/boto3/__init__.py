from boto3.session import Session


def client(*args, **kwargs):
    return Session().client(*args, **kwargs)


def resource(*args, **kwargs):
    return Session().resource(*args, **kwargs)
