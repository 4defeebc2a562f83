"""An AppSync API whose only resolver is the function: the body is GraphQL with one field.

docs.aws.amazon.com/appsync/latest/devguide/resolver-context-reference-js.html
"""

from __future__ import annotations

import json
import re

from .server import Answer, Door, Request


def serve(request: Request, door: Door) -> Answer:
    asked = json.loads(request.body)
    kind, field = re.match(r"\s*(query|mutation)?[^{]*\{\s*(\w+)", asked["query"]).groups()
    headers = {**request.traced(), "x-amzn-requestid": request.request_id}
    event = {
        "arguments": asked.get("variables") or {}, "identity": None, "source": None, "request": {"headers": headers, "domainName": None},
        "prev": None, "stash": {},
        "info": {
            "selectionSetList": [], "selectionSetGraphQL": "", "parentTypeName": (kind or "query").title(), "fieldName": field,
            "variables": asked.get("variables") or {},
        },
    }
    outcome = door.ask(event, headers["x-amzn-trace-id"])
    answer = {"data": None, "errors": [{"message": "failed"}]} if outcome.failed else {"data": {field: outcome.value()}}
    return Answer(200, {"Content-Type": "application/json", "x-amzn-RequestId": request.request_id}, json.dumps(answer).encode())
