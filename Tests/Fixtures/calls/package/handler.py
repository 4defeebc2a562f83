import json

import shared.clients as clients
from services import orders
from services.notify import Notifier, notify_all as tell
from shared import get_table, publish_event
from shared.clients import *
from shared.clients import sns as topic_client
from shared.factory import Factory, make
import shared.store


def lambda_handler(event, context):
    clients.sns.publish(TopicArn="t", Message="m")  #> sns.Publish triggers
    topic_client.publish(TopicArn="t", Message="m")  #> sns.Publish triggers
    queue.send_message(MessageBody="m")  #> sqs.SendMessage triggers
    table = get_table("orders")
    table.put_item(Item=event)  #> dynamodb.PutItem triggers
    orders.save(table, event)
    orders.archive(clients.s3, bucket="b")
    Notifier(clients.sns).send("m")
    Notifier.default().client.publish(TopicArn="t", Message="m")  #> sns.Publish triggers
    tell([clients.sqs])
    Factory().client("events").put_events(Entries=[])  #> events.PutEvents triggers
    make("lambda").invoke(FunctionName="f")  #> lambda.Invoke triggers
    shared.store.table.update_item(Key={})  #> dynamodb.UpdateItem triggers
    shared.clients.s3.put_object(Bucket="b", Key="k")  #> s3.PutObject triggers
    publish_event(event)
    return json.dumps({})
