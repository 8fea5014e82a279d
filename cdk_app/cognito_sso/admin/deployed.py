"""What is deployed: stacks, and the environment that they make up."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cognito_sso.admin.outputs import ApplicationOutput, Operations, parse_applications, parse_operations


@dataclass(frozen=True, kw_only=True)
class DeployedStack:
    """One CloudFormation stack. `updated_at` is ISO 8601."""

    name: str
    status: str
    updated_at: str
    outputs: Mapping[str, str] = field(default_factory=dict)

    @property
    def operations(self) -> tuple[Operations, ...]:
        return parse_operations(self.outputs)

    @property
    def applications(self) -> tuple[ApplicationOutput, ...]:
        return parse_applications(self.outputs)


@dataclass(frozen=True, kw_only=True)
class Environment:
    """One `Sso` and its applications, wherever they are deployed."""

    title: str
    """What people call it, such as `environment dev (eu-west-1)`."""
    region: str
    sso: Operations
    applications: tuple[ApplicationOutput, ...]
    stacks: tuple[DeployedStack, ...]
    local_port: int | None = None
    """The emulator's port; None on AWS."""

    @property
    def is_local(self) -> bool:
        return self.local_port is not None

    @property
    def keys_url(self) -> str:
        """The public keys of the user pool's tokens."""
        if self.local_port is not None:
            endpoint = f"http://localhost:{self.local_port}"
        else:
            endpoint = f"https://cognito-idp.{self.region}.amazonaws.com"
        return f"{endpoint}/{self.sso.user_pool_id}/.well-known/jwks.json"

    def application(self, application_id: str) -> ApplicationOutput | None:
        """The application that a stack of this environment holds, or None."""
        return next((one for one in self.applications if one.application_id == application_id), None)
