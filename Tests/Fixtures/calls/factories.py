"""Clients that something unknown makes, of a service that stands in the call."""
import attr
import dataclasses
from typing import overload

from somewhere import get_client, local_session, make_resource, pool


def publish(session_factory, message):
    client = local_session(session_factory).client("sns")
    client.publish(**message)  #> sns.Publish triggers
    client.list_topics()  #> sns.ListTopics harmless


class Manager:
    def __init__(self, manager):
        self.manager = manager

    def start(self, params):
        client = local_session(self.manager.session_factory).client("stepfunctions")
        self.manager.retry(client.start_execution, **params)  #> stepfunctions.StartExecution triggers
        return self.batch(client, params)

    def batch(self, client, params):
        return self.manager.retry(client.start_execution, **params)  #> stepfunctions.StartExecution triggers


def by_function(item, body):
    get_client("dynamodb").put_item(TableName="t", Item=item)  #> dynamodb.PutItem triggers
    get_client(service_name="events").put_events(Entries=[])  #> events.PutEvents triggers
    make_resource("s3").Object("b", "k").put(Body=body)  #> s3.PutObject triggers
    pool.aws_client("ec2").describe_instances()  #> ec2.DescribeInstances harmless


def by_session(session, message):
    session.client("lambda").invoke(FunctionName="f")  #> lambda.Invoke triggers
    session.resource("sns").Topic("t").publish(Message=message)  #> sns.Publish triggers
    session.create_client("kinesis").put_record(**message)  #> kinesis.PutRecord triggers


def not_ours(docker, key):
    docker.client("unix://socket").invoke(key)
    pool.client("redis").publish("channel", key)
    return key


@overload
def client(service_name: "Literal['dynamodb']") -> "DynamoDBClient": ...


@overload
def client(service_name: "Literal['rds-data']") -> "RDSDataServiceClient": ...


def client(service_name):
    return pool.session().client(service_name)


class Data:
    def __init__(self):
        self.client = client(service_name="rds-data")
        self.table = client(service_name="dynamodb")

    def run(self, statement):
        self.client.execute_statement(sql=statement, resourceArn="a", secretArn="s")  #> rds-data.ExecuteStatement may-trigger
        self.table.execute_statement(Statement=statement)  #> dynamodb.ExecuteStatement triggers


@attr.s
class Scheduler:
    scheduler_client = attr.ib()
    bus = attr.ib(default=None)

    def upsert(self, name, target):
        request = dict(Name=name, ScheduleExpression="rate(1 day)", FlexibleTimeWindow={"Mode": "OFF"}, Target=target)
        self.scheduler_client.update_schedule(**request)  #> scheduler.UpdateSchedule triggers


@attr.s
class Filled:
    topic_client = attr.ib()
    bus = attr.ib(factory=lambda: get_client("events"))
    queue: object = dataclasses.field(default_factory=lambda: get_client("sqs"))

    def tell(self, message):
        self.topic_client.publish(**message)  #> sns.Publish triggers
        self.bus.put_events(**message)  #> events.PutEvents triggers
        self.queue.send_message(**message)  #> sqs.SendMessage triggers


filled = Filled(get_client("sns"))


def narrowed(session, name, message):
    """The service is not known, the receiver's name or the arguments tell."""
    sqs_client = session.client(name)
    sqs_client.send_message(**message)  #> sqs.SendMessage triggers
    sqs_client.delete_message(QueueUrl="q", ReceiptHandle="r")  #> sqs.DeleteMessage harmless
    client = session.client(name)
    client.publish(TopicArn="t", Message="m")  #> sns.Publish triggers
    client.publish(topic="t", payload="p")  #> iot-data.Publish triggers
    glue_client = session.client(name)
    glue_client.start_job_run(**message)  #> glue.StartJobRun triggers


def by_a_name_in_parts(kind):
    ec2 = get_client("ec2")
    getattr(ec2, "revoke_security_group_%s" % kind)(GroupId="g")
    getattr(get_client("sns"), kind)(TopicArn="t")  #> unknown hooked
