"""CloudFormation as the custom resource meets it."""

import json
from typing import Any

from chalicelib.models.application import ApplicationRepository
from chalicelib.models.table import Table
from chalicelib.services.registration import Registration
from chalicelib.triggers.register_application import RegisterApplication
from sso_world.fake_cognito import event
from sso_world.time_and_chance import ManualClock

STACKS = "arn:aws:cloudformation:eu-west-1:123456789012:stack"


class Stack:
    """CloudFormation, with what it was answered."""

    def __init__(self, table: Table, clock: ManualClock) -> None:
        self.sent: list[tuple[str, dict[str, Any]]] = []
        registration = Registration(ApplicationRepository(table), clock=clock)
        self._resource = RegisterApplication(
            registration, send=lambda url, body: self.sent.append((url, json.loads(body)))
        )

    def deploy(
        self,
        request_type: str = "Create",
        physical_id: str | None = None,
        *,
        stack_id: str = "shop/1",
        logical_id: str = "Registration",
        **properties: object,
    ) -> Any:
        sent = event("cloudformation_create") | {"RequestType": request_type}
        sent |= {"StackId": f"{STACKS}/{stack_id}", "LogicalResourceId": logical_id}
        if physical_id is not None:
            sent["PhysicalResourceId"] = physical_id
        sent["ResourceProperties"] |= properties
        self._resource(sent)
        return self.sent[-1][1]
