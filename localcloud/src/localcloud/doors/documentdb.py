"""A collection of DocumentDB with a change stream: `POST` inserts a JSON document; the answer has its change's resume token.

docs.aws.amazon.com/lambda/latest/dg/with-documentdb.html
"""

from __future__ import annotations

import json
import secrets

from .server import Answer, Door, Request


def serve(request: Request, door: Door) -> Answer:
    with door.lock:
        token = f"01{int(request.time):08x}{next(door.numbers):08x}0100000009000041e1"
    number = secrets.token_hex(12)
    change = {
        "_id": {"_data": token}, "clusterTime": {"$timestamp": {"t": int(request.time), "i": 1}}, "documentKey": {"_id": {"$oid": number}},
        "fullDocument": {"_id": {"$oid": number}, **json.loads(request.body)}, "ns": {"db": "database", "coll": "collection"},
        "operationType": "insert",
    }
    account = door.function_arn.split(":")[4]
    arn = f"arn:aws:rds:{door.region}:{account}:cluster:localcloud-{door.id}"
    door.send({"eventSourceArn": arn, "events": [{"event": change}], "eventSource": "aws:docdb"})
    return Answer(200, {"Content-Type": "application/json"}, json.dumps({"_id": number, "token": token}).encode())
