import uuid


class TaskHubGrpcClient:
    def __init__(self, *, host_address=None, secure_channel=False):
        self.host_address = host_address or "localhost:4001"

    def schedule_new_orchestration(self, orchestrator, *, instance_id=None):
        return instance_id or uuid.uuid4().hex
