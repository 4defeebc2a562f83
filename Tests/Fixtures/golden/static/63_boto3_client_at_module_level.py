import gammaray.static as _gammaray; import gammaray_boto3 as boto3
from gammaray_botocore.exceptions import ClientError, EndpointConnectionError

s3 = boto3.client("s3", region_name="us-east-1")


def handler(event, context):
    try:
        s3.get_object(Bucket="b", Key="k")
    except EndpointConnectionError as error:
        return type(error).__name__
    raise ClientError({"Error": {"Code": "Nope"}}, s3.meta.service_model.service_name)
handler = _gammaray.entry(handler)
