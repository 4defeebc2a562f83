import sys

sys.path.append("/opt/python")

import common.events
import shared.aws.clients as clients
from storage.model import Connection, Model


class Mail(Model):
    def delete(self):
        self.connection.client.delete_item(TableName="t", Key={})  #> dynamodb.DeleteItem triggers


def handler(event, context):
    Mail().save()
    Connection(region="eu-west-1").client.put_item(TableName="t", Item=event)  #> dynamodb.PutItem triggers
    common.events.emit(clients.make("events"), event)
    clients.topic_client.publish_batch(TopicArn="t", PublishBatchRequestEntries=[])  #> sns.PublishBatch triggers
    clients.Clients()["sqs"].send_message(**event)  #> sqs.SendMessage triggers
