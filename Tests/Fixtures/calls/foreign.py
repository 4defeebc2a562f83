"""Names lie: what has the name of an operation and is none, and what is not known."""
import asyncio
import copy
import queue
import shutil
import subprocess

import paho.mqtt.client as mqtt
import redis
import vendor.events
from celery import Celery
from fastapi import APIRouter, FastAPI
from flask import Flask
from langchain_core.prompts import PromptTemplate
from vendor import bus, storage

app = FastAPI()
router = APIRouter()
flask_app = Flask(__name__)
work = queue.Queue()
celery = Celery("a")
chain = PromptTemplate.from_template("x") | (lambda x: x)
mq = mqtt.Client()


@router.put("/items/{key}")  #> none
def replace(key: str):
    work.put(key)  #> none
    work.put(item=key)  #> none
    shutil.copy("a", "b")  #> none
    copy.copy(key)  #> none
    {}.copy()  #> none
    [].copy()  #> none
    key.copy()  #> none
    redis.Redis().publish("channel", "message")  #> none
    redis.from_url("redis://").delete("key")  #> none
    chain.invoke({"x": 1})  #> none
    chain.invoke(input={"x": 1})  #> none
    mq.publish("topic", payload="x", qos=1)  #> none
    mq.publish(topic="t", payload="x")  #> none
    subprocess.run(["aws", "s3", "ls"])  #> none


@app.delete("/items/{key}")  #> none
@flask_app.put("/x")  #> none
def remove(key, session, db, model, repo):
    db.delete(key)  #> none
    session.delete(model)  #> none
    model.delete()  #> none
    model.objects.filter(a=1).delete()  #> none
    model.update(name="x")  #> none
    repo.put(key, b"")  #> none
    repo.publish("x")  #> none
    repo.publish(event="x")  #> none
    repo.send_message("hello")  #> none
    repo.send_message(chat_id=1, text="hello")  #> none
    repo.put_item(key)  #> none
    repo.put_object("bucket", "key", b"")  #> none
    repo.put_object(bucket="b", key="k")  #> none
    repo.put_events([])  #> none
    repo.invoke("x", y=1)  #> none
    repo.start_execution("x")  #> none
    repo.upload_file("x")  #> none
    asyncio.get_event_loop().stop()  #> none


def unknown(client, table, publisher, sfn, params, thing):
    client.put_object(Bucket="b", Key="k", Body=b"")  #> s3.PutObject triggers
    table.put_item(Item={"a": 1})  #> dynamodb.PutItem triggers
    publisher.publish(TopicArn="t", Message="m")  #> sns.Publish triggers
    sfn.start_execution(stateMachineArn="a", input="{}")  #> stepfunctions.StartExecution triggers
    client.invoke(FunctionName="f", Payload=b"")  #> lambda.Invoke triggers
    client.send_message(QueueUrl="q", MessageBody="m")  #> sqs.SendMessage triggers
    client.put_record(StreamName="s", Data=b"", PartitionKey="p")  #> kinesis.PutRecord triggers
    client.put_record(DeliveryStreamName="s", Record={})  #> firehose.PutRecord triggers
    client.put_events(Entries=[])  #> events.PutEvents triggers
    client.put_item(**params)  #> unknown hooked
    thing.transact_write_items(**params)  #> unknown hooked
    storage.put_object(Bucket="b", Key="k")  #> s3.PutObject triggers
    vendor.events.client().put_events(Entries=[], EndpointId="e")  #> events.PutEvents triggers
    bus.sns().publish(TopicArn="t", Message="m")  #> sns.Publish triggers
    thing.batch.delete_objects(Bucket="b", Delete={})  #> s3.DeleteObjects triggers
