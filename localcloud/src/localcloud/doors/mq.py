"""An Amazon MQ broker: `POST /<queue>` sends a message, whose id the answer's `message-id` has.

Option `rabbit`: RabbitMQ, where a message has an id only if the sender gives one, here as header `message-id`.
docs.aws.amazon.com/lambda/latest/dg/with-mq.html
"""

from __future__ import annotations

import base64

from .server import Answer, Door, Request


def serve(request: Request, door: Door) -> Answer:
    account, queue = door.function_arn.split(":")[4], request.path.strip("/")
    arn = f"arn:aws:mq:{door.region}:{account}:broker:localcloud:b-{door.id}"
    data, now = base64.b64encode(request.body).decode(), int(request.time * 1000)
    if door.options.get("rabbit"):
        number = request.headers.get("message-id")
        properties = {
            "contentType": "text/plain", "contentEncoding": None, "headers": {}, "deliveryMode": 1, "priority": None, "correlationId": None,
            "replyTo": None, "expiration": None, "messageId": number, "timestamp": None, "type": None, "userId": None, "appId": None,
            "clusterId": None, "bodySize": len(request.body),
        }
        message = {"basicProperties": properties, "redelivered": False, "data": data}
        door.send({"eventSource": "aws:rmq", "eventSourceArn": arn, "rmqMessagesByQueue": {f"{queue}::/": [message]}})
        return Answer(200, {"message-id": number} if number else {})
    with door.lock:
        number = f"ID:b-{door.id}-1.mq.{door.region}.amazonaws.com-37557-1234520418293-4:1:1:1:{next(door.numbers)}"
    message = {
        "messageID": number, "messageType": "jms/text-message", "deliveryMode": 1, "replyTo": None, "type": None, "expiration": "60000",
        "priority": 1, "correlationId": None, "redelivered": False, "destination": {"physicalName": queue}, "data": data, "timestamp": now,
        "brokerInTime": now, "brokerOutTime": now, "properties": {},
    }
    door.send({"eventSource": "aws:amq", "eventSourceArn": arn, "messages": [message]})
    return Answer(200, {"message-id": number})
