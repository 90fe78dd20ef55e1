"""EventBridge: LocalStack names an execution after the event's id, which an input transformer leaves out."""

import uuid


def apply():
    from localstack.services.events.target import StatesTargetSender
    from localstack.services.stepfunctions.asl.utils.encoding import to_json_str

    def send_event(self, event, trace_header):
        self.service = "stepfunctions"
        self.client.start_execution(
            stateMachineArn=self.target["Arn"], name=str(uuid.uuid4()), input=to_json_str(event)
        )

    StatesTargetSender.send_event = send_event
