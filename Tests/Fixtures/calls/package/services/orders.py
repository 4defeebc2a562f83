from shared.store import get_table


def save(table, order):
    table.put_item(Item=order)  #> dynamodb.PutItem triggers
    get_table("audit").put_item(Item=order)  #> dynamodb.PutItem triggers


def archive(client, bucket, key="k"):
    client.put_object(Bucket=bucket, Key=key)  #> s3.PutObject triggers
