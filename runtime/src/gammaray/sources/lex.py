"""Lex, both versions.

https://docs.aws.amazon.com/lexv2/latest/dg/lambda-input-format.html, …/lex/latest/dg/lambda-input-response-format.html
"""
from . import Source, ident


def read(event, depth):
    """The session, which many requests share. In version 1 it has the user's name, which is not kept."""
    if "bot" not in event or "sessionState" not in event and "currentIntent" not in event:
        return None
    session = event.get("sessionId")
    return Source("lex", None, ["lex_session:" + ident(session)] if session else [])
