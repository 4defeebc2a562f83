from common.events import emit, Emitter
from shared import aws
from shared.aws import Clients, make_client, orders, queue_client
from shared.aws.tables import MailStore, OrderStore
from shared.aws.tables import table as open_table

from . import steps
from .steps import Runner as Start

clients = Clients()
store = OrderStore()


def handler(event, context):
    aws.topic_client.publish(TopicArn="t", Message="m")  #> sns.Publish triggers
    queue_client.send_message(QueueUrl="q", MessageBody="b")  #> sqs.SendMessage triggers
    make_client("lambda").invoke(FunctionName="f")  #> lambda.Invoke triggers
    orders.put_item(Item=event)  #> dynamodb.PutItem triggers
    aws.orders.update_item(Key={}, UpdateExpression="SET a = b")  #> dynamodb.UpdateItem triggers
    open_table("u", prefix="p-").put_item(Item=event)  #> dynamodb.PutItem triggers
    clients.bus.put_events(Entries=[])  #> events.PutEvents triggers
    clients.sns.publish(**event)  #> sns.Publish triggers
    clients["stepfunctions"].start_execution(**event)  #> stepfunctions.StartExecution triggers
    store.save(event)
    MailStore().drop(event)
    emit(clients.bus, event)
    Emitter(aws.make("sns")).emit(event)
    steps.start(aws.make("stepfunctions"), event)
    Start(client=aws.make("ecs")).run(event)
