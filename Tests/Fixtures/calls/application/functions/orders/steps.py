def start(client, request):
    return client.start_execution(**request)  #> stepfunctions.StartExecution triggers


class Runner:
    def __init__(self, client):
        self.client = client

    def run(self, request):
        return self.client.run_task(**request)  #> ecs.RunTask triggers
