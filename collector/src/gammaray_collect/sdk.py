"""The API through boto3."""
import threading

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError, ConnectionError, HTTPClientError

from .api import ATTEMPTS, ApiError


class Sdk:
    def __init__(self, request):
        self._endpoint = request["endpoint"] or None
        self._config = Config(
            retries={"mode": "standard", "max_attempts": ATTEMPTS}, max_pool_connections=64, connect_timeout=10, read_timeout=60)
        self._lock = threading.Lock()
        self._clients = {}
        try:
            self._session = boto3.session.Session(profile_name=request["profile"] or None)
        except BotoCoreError as error:
            raise ApiError("", str(error)) from None

    def default_region(self):
        return self._session.region_name

    def call(self, service, region, operation, **parameters):
        """The answer as botocore gives it: items in DynamoDB's JSON."""
        try:
            return getattr(self._client(service, region), operation)(**parameters)
        except ClientError as error:
            raise ApiError(error.response.get("Error", {}).get("Code", ""), str(error)) from None
        except (ConnectionError, HTTPClientError) as error:
            raise ApiError("Unreachable", str(error)) from None
        except (BotoCoreError, ValueError) as error:
            raise ApiError("", str(error)) from None

    def _client(self, service, region):
        with self._lock:
            if (service, region) not in self._clients:
                self._clients[service, region] = self._session.client(
                    service, region_name=region, endpoint_url=self._endpoint, config=self._config)
            return self._clients[service, region]
