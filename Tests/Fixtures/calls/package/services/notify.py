from .base import Service


class Notifier(Service):
    def send(self, message):
        self.client.publish(TopicArn="t", Message=message)  #> sns.Publish triggers
        self.bus.put_events(Entries=[])  #> events.PutEvents triggers


def notify_all(clients):
    for client in clients:
        client.send_message(QueueUrl="q", MessageBody="m")  #> sqs.SendMessage triggers
