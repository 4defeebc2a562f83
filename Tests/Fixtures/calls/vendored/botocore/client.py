class BaseClient:
    def _make_api_call(self, operation_name, api_params):
        return self.meta.client.put_item(TableName="t", Item={})
