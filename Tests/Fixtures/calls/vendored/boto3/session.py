import botocore.session


class Session:
    def client(self, service_name, **kwargs):
        return self._session.create_client(service_name, **kwargs)

    def resource(self, service_name, **kwargs):
        return self.factory.load(service_name)

    def upload(self, client, body):
        client.put_object(Bucket="b", Key="k", Body=body)
