"""Calls to which nothing may be added: there is no room, or the caller has said it already, or the receiver is none of the application's."""

ATTRIBUTE = {"DataType": "String", "StringValue": "v"}
TEN = {f"a{number}": ATTRIBUTE for number in range(10)}
OWN = {"traceparent": {"DataType": "String", "StringValue": "00-1111e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-01"}}
QUEUE = "https://queue.example/1/q"
TOPIC = "arn:aws:sns:eu-west-1:1:t"
LARGEST = 262_144
EVENT = {"Source": "s", "DetailType": "d", "Detail": "{}"}


def add(case, sns, sqs, s3, functions, events, states):
    """Each as a case of its own."""

    @case(QueueUrl=QUEUE, MessageBody="b", MessageAttributes=TEN)
    def left_sqs_ten(a): return sqs.send_message(**a)

    @case(QueueUrl=QUEUE, MessageBody="b" * (LARGEST - 60))
    def left_sqs_size(a): return sqs.send_message(**a)

    @case(QueueUrl=QUEUE, MessageBody="b", MessageAttributes=OWN)
    def left_sqs_own(a): return sqs.send_message(**a)

    @case(QueueUrl=QUEUE, Entries=[{"Id": "1", "MessageBody": "a" * (LARGEST - 80)}, {"Id": "2", "MessageBody": "b"}])
    def left_sqs_batch_size(a): return sqs.send_message_batch(**a)

    @case(TopicArn=TOPIC, Message="m", MessageAttributes=TEN)
    def left_sns_ten(a): return sns.publish(**a)

    @case(TopicArn=TOPIC, Message="m" * (LARGEST - 100))
    def left_sns_size(a): return sns.publish(**a)

    @case(PhoneNumber="+491700000000", Message="m")
    def left_sns_telephone(a): return sns.publish(**a)

    @case(TargetArn="arn:aws:sns:eu-west-1:1:endpoint/GCM/a/b", Message="m")
    def left_sns_device(a): return sns.publish(**a)

    @case(Bucket="bucket", Key="k", Body=b"data", Metadata={"a": "b" * 2000})
    def left_s3_size(a): return s3.put_object(**a)

    @case(Bucket="bucket", Key="k", Body=b"data", Metadata={"TraceParent": "own"})
    def left_s3_own(a): return s3.put_object(**a)

    @case(FunctionName="f", InvocationType="DryRun")
    def left_lambda_dry(a): return functions.invoke(**a)["StatusCode"]

    @case(Entries=[{**EVENT, "TraceHeader": "Root=1-5759e988-bd862e3fe1be46a994272793"}])
    def left_events_own(a): return events.put_events(**a)

    @case(stateMachineArn="arn:aws:states:eu-west-1:1:stateMachine:m", input="{}", traceHeader="Root=1-5759e988-bd862e3fe1be46a994272793")
    def left_states_own(a): return states.start_execution(**a)

    @case(QueueUrl=QUEUE, MessageBody="b" * (LARGEST - 160))
    def sqs_last_room(a): return sqs.send_message(**a)

    @case(QueueUrl=QUEUE, MessageBody="b", MessageAttributes={name: TEN[name] for name in list(TEN)[:9]})
    def sqs_tenth(a): return sqs.send_message(**a)
