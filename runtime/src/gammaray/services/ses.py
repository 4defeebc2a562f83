"""SES, in both versions of its interface: a mail keeps its id."""
from ..keys import clean
from . import first


def resource(operation, params):
    """The configuration set, template or identity's list; addresses are no names to keep."""
    return first(params, "ConfigurationSetName", "TemplateName", "ContactListName")


def keys(operation, params, response, metadata):
    """Each mail that was taken."""
    sent = response.get("BulkEmailEntryResults") or response.get("Status") or [response]
    found = ["ses:" + clean(mail["MessageId"]) for mail in (sent if type(sent) is list else ()) if mail.get("MessageId")]
    return found or None
