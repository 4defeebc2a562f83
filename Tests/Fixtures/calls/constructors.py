"""What a base class holds, told apart by the constructors below it."""
import boto3
from functools import cached_property


class Hook:
    def __init__(self, connection="default", client_type=None, resource_type=None):
        self.client_type = client_type
        self.resource_type = resource_type

    def _service(self, is_resource):
        if is_resource:
            return self.resource_type
        return self.client_type

    def get_client(self) -> boto3.client:
        session = self.make_session()
        if session.is_async:
            return session.create_client(service_name=self._service(False))
        return session.client(service_name=self._service(False))

    @cached_property
    def conn(self):
        return self.get_client()

    @property
    def store(self):
        return boto3.resource(self._service(True))


class FlowHook(Hook):
    def __init__(self, *args, **kwargs):
        kwargs["client_type"] = "appflow"
        super().__init__(*args, **kwargs)

    def run(self, name):
        return self.conn.start_flow(flowName=name)  #> appflow.StartFlow triggers


class TopicHook(Hook):
    def __init__(self, *args, **kwargs):
        super().__init__(client_type="sns", *args, **kwargs)

    def tell(self, message):
        self.conn.publish(**message)  #> sns.Publish triggers


class QueueHook(Hook):
    def __init__(self, **kwargs):
        kwargs.setdefault("client_type", "sqs")
        super(QueueHook, self).__init__(**kwargs)

    def put(self, message):
        self.conn.send_message(**message)  #> sqs.SendMessage triggers
        self.conn.delete_message(QueueUrl="q", ReceiptHandle="r")  #> sqs.DeleteMessage harmless


class FifoHook(QueueHook):
    def put_all(self, entries):
        self.conn.send_message_batch(QueueUrl="q", Entries=entries)  #> sqs.SendMessageBatch triggers


class TableHook(Hook):
    def __init__(self, table, *args, **kwargs):
        kwargs["resource_type"] = "dynamodb"
        self.table = table
        super().__init__(*args, **kwargs)

    def keep(self, item):
        self.store.Table(self.table).put_item(Item=item)  #> dynamodb.PutItem triggers


class AnyHook(Hook):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)


class Operator:
    hook_class = None

    @cached_property
    def hook(self):
        return self.hook_class(connection="other")


class TopicOperator(Operator):
    hook_class = TopicHook

    def execute(self):
        self.hook.conn.publish(**self.message)  #> sns.Publish triggers


class QueueOperator(Operator):
    hook_class = FifoHook

    def execute(self):
        self.hook.conn.send_message(**self.message)  #> sqs.SendMessage triggers


def from_outside(message):
    AnyHook(client_type="sns").conn.publish(**message)  #> sns.Publish triggers
    AnyHook(client_type="kinesis").conn.put_record(**message)  #> kinesis.PutRecord triggers
    AnyHook(client_type="sqs").conn.send_message(**message)  #> sqs.SendMessage triggers
    AnyHook(client_type="events").conn.put_events(**message)  #> events.PutEvents triggers
    AnyHook(client_type="lambda").conn.get_function(**message)  #> lambda.GetFunction harmless
