"""Resource model, collections, paginators, waiters, meta, transfer."""
import boto3
from boto3.dynamodb.conditions import Key
from boto3.s3.transfer import S3Transfer, TransferConfig
import boto3.s3.transfer

s3 = boto3.resource("s3")
client = s3.meta.client
bucket = s3.Bucket("images")
dynamodb = boto3.resource("dynamodb", region_name="eu-west-1")
sqs = boto3.resource("sqs")
sns = boto3.resource("sns")


def objects():
    obj = bucket.Object("a.png")
    obj.put(Body=b"")  #> s3.PutObject triggers
    obj.get()["Body"].read()  #> s3.GetObject may-trigger
    obj.delete()  #> s3.DeleteObject triggers
    obj.copy_from(CopySource={"Bucket": "b", "Key": "k"})  #> s3.CopyObject triggers
    obj.copy({"Bucket": "b", "Key": "k"})  #> s3.CopyObject triggers
    obj.upload_file("/tmp/x")  #> s3.PutObject triggers
    obj.upload_fileobj(open("/tmp/x", "rb"))  #> s3.PutObject triggers
    obj.download_file("/tmp/x")  #> s3.GetObject may-trigger
    obj.restore_object(RestoreRequest={})  #> s3.RestoreObject triggers
    obj.Acl().put(ACL="private")  #> s3.PutObjectAcl triggers
    obj.Bucket().put_object(Key="k")  #> s3.PutObject triggers
    obj.Version("1").delete()  #> s3.DeleteObject triggers
    s3.ObjectSummary("b", "k").put(Body=b"")  #> s3.PutObject triggers
    s3.Object(bucket_name="b", key="k").put(Body=b"")  #> s3.PutObject triggers
    bucket.put_object(Key="k", Body=b"")  #> s3.PutObject triggers
    bucket.delete_objects(Delete={"Objects": []})  #> s3.DeleteObjects triggers
    bucket.copy({"Bucket": "b", "Key": "k"}, "k")  #> s3.CopyObject triggers
    client.put_object(Bucket="b", Key="k")  #> s3.PutObject triggers
    bucket.meta.client.delete_object(Bucket="b", Key="k")  #> s3.DeleteObject triggers


def collections():
    for summary in bucket.objects.all():
        summary.delete()  #> s3.DeleteObject triggers
        summary.Object().put(Body=b"")  #> s3.PutObject triggers
        print(summary.key.copy())
    for summary in bucket.objects.filter(Prefix="a/").limit(5):
        summary.copy_from(CopySource="b/k")  #> s3.CopyObject triggers
    bucket.objects.all().delete()  #> s3.DeleteObjects triggers
    bucket.objects.filter(Prefix="a").delete()  #> s3.DeleteObjects triggers
    bucket.object_versions.delete()  #> s3.DeleteObjects triggers
    [o.delete() for o in bucket.objects.page_size(10)]  #> s3.DeleteObject triggers
    for page in bucket.objects.pages():
        for o in page:
            o.delete()  #> s3.DeleteObject triggers
    for b in s3.buckets.all():
        b.upload_file("/tmp/x", "k")  #> s3.PutObject triggers
    for table in dynamodb.tables.all():
        table.put_item(Item={})  #> dynamodb.PutItem triggers
    list(bucket.objects.all())[0].delete()  #> s3.DeleteObject triggers


def queues():
    queue = sqs.get_queue_by_name(QueueName="q")  #> sqs.GetQueueUrl harmless
    queue.send_message(MessageBody="m")  #> sqs.SendMessage triggers
    queue.send_messages(Entries=[])  #> sqs.SendMessageBatch triggers
    for message in queue.receive_messages(MaxNumberOfMessages=10):  #> sqs.ReceiveMessage harmless
        message.delete()  #> sqs.DeleteMessage harmless
        message.Queue().send_message(MessageBody="m")  #> sqs.SendMessage triggers
    sqs.create_queue(QueueName="n").send_message(MessageBody="m")  #> sqs.CreateQueue harmless; sqs.SendMessage triggers
    sqs.Queue("u").purge()  #> sqs.PurgeQueue harmless
    for q in sqs.queues.filter(QueueNamePrefix="a"):
        q.send_message(MessageBody="m")  #> sqs.SendMessage triggers


def topics():
    topic = sns.create_topic(Name="t")  #> sns.CreateTopic harmless
    topic.publish(Message="m")  #> sns.Publish triggers
    sns.Topic("arn").publish(Message="m", Subject="s")  #> sns.Publish triggers
    sns.PlatformEndpoint("arn").publish(Message="m")  #> sns.Publish triggers


def tables():
    table = dynamodb.create_table(TableName="t", KeySchema=[], AttributeDefinitions=[])  #> dynamodb.CreateTable harmless
    table.put_item(Item={})  #> dynamodb.PutItem triggers
    table.scan()["Items"].copy()  #> dynamodb.Scan harmless
    with table.batch_writer(overwrite_by_pkeys=["a"]) as writer:  #> dynamodb.BatchWriteItem triggers
        for item in table.query(KeyConditionExpression=Key("a").eq(1))["Items"]:  #> dynamodb.Query harmless
            writer.put_item(Item=item)  #> dynamodb.BatchWriteItem triggers
    dynamodb.batch_write_item(RequestItems={"t": []})  #> dynamodb.BatchWriteItem triggers
    dynamodb.Table("x").meta.client.transact_write_items(TransactItems=[])  #> dynamodb.TransactWriteItems triggers
    dynamodb.meta.client.get_paginator("scan").paginate(TableName="t")  #> dynamodb.Scan harmless


def clients():
    paginator = client.get_paginator("list_objects_v2")
    for page in paginator.paginate(Bucket="b"):  #> s3.ListObjectsV2 may-trigger
        for item in page["Contents"]:
            client.delete_object(Bucket="b", Key=item["Key"])  #> s3.DeleteObject triggers
            item["Key"].copy()
    client.get_waiter("object_exists").wait(Bucket="b", Key="k")
    S3Transfer(client).upload_file("/tmp/x", "b", "k")  #> s3.PutObject triggers
    transfer = boto3.s3.transfer.S3Transfer(client=client, config=TransferConfig())
    transfer.upload_file("/tmp/x", "b", "k")  #> s3.PutObject triggers
    boto3.client("lambda").get_function(FunctionName="f")["Configuration"].copy()  #> lambda.GetFunction harmless
