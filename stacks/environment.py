"""All stacks of one environment."""

from dataclasses import dataclass

import aws_cdk as cdk
from cognito_sso import EnvironmentSettings
from constructs import Construct

from stacks.client_stack import ClientStack
from stacks.edge_stack import EdgeStack
from stacks.sso_stack import SsoStack


@dataclass(frozen=True, kw_only=True)
class EnvironmentStacks:
    """What was made."""

    edge: EdgeStack | None
    sso: SsoStack
    clients: tuple[ClientStack, ...]

    def all(self) -> tuple[cdk.Stack, ...]:
        """In the order of their deployment."""
        return (*([self.edge] if self.edge else []), self.sso, *self.clients)


def add_stacks(scope: Construct, environment: EnvironmentSettings) -> EnvironmentStacks:
    """One stack for the SSO, one for each application, and one in us-east-1 where CloudFront needs it."""
    prefix = f"cognito-sso-{environment.name}"
    edge = EdgeStack.needed(scope, f"{prefix}-edge", environment=environment)
    sso = SsoStack(scope, prefix, environment=environment, edge=edge)
    clients = tuple(
        ClientStack(
            scope,
            f"{prefix}-{application.id}",
            sso=sso.sso,
            environment=environment,
            application=application,
            edge=edge,
        )
        for application in environment.applications
    )
    return EnvironmentStacks(edge=edge, sso=sso, clients=clients)
