"""Flows of Amazon Connect. https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html"""
from . import Source, ident


def read(event, depth):
    """The contact, and the one that it began with."""
    details = event.get("Details", event)
    contact = details.get("ContactData") if type(details) is dict else None
    if type(contact) is not dict or "ContactId" not in contact:
        return None
    found = [contact["ContactId"]]
    first = contact.get("InitialContactId")
    if first and first != found[0]:
        found.append(first)
    return Source("connect", contact.get("InstanceARN"), [" ".join("connect:" + ident(each) for each in found)])
