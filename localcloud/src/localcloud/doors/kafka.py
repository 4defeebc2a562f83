"""A Kafka cluster of two partitions behind a REST proxy: `POST /topics/<name>` with `{"records": [{"key": …, "value": …}]}`.

The answer has each record's partition and offset. Option `self_managed`: not MSK. docs.aws.amazon.com/lambda/latest/dg/with-msk.html
"""

from __future__ import annotations

import base64
import json
import zlib
from typing import Any

from .server import Answer, Door, Request

_PARTITIONS = 2


def serve(request: Request, door: Door) -> Answer:
    topic = request.path.rpartition("/")[2]
    groups: dict[str, list[dict[str, Any]]] = {}
    places = []
    for each in json.loads(request.body)["records"]:
        with door.lock:
            offset = next(door.numbers)
        partition = zlib.crc32(each["key"].encode()) % _PARTITIONS
        places.append({"partition": partition, "offset": offset})
        groups.setdefault(f"{topic}-{partition}", []).append({
            "topic": topic, "partition": partition, "offset": offset, "timestamp": int(request.time * 1000), "timestampType": "CREATE_TIME",
            "key": base64.b64encode(each["key"].encode()).decode(), "value": base64.b64encode(each["value"].encode()).decode(), "headers": [],
        })
    servers = {"bootstrapServers": "b-1.localcloud.kafka:9092"}
    if door.options.get("self_managed"):
        door.send({"eventSource": "SelfManagedKafka", **servers, "records": groups})
    else:
        account = door.function_arn.split(":")[4]
        arn = f"arn:aws:kafka:{door.region}:{account}:cluster/localcloud/{door.id}"
        door.send({"eventSource": "aws:kafka", "eventSourceArn": arn, **servers, "records": groups})
    return Answer(200, {"Content-Type": "application/json"}, json.dumps({"offsets": places}).encode())
