"""Looking at what is deployed, without the operator function: for `environment` and `doctor`."""

from collections.abc import Sequence
from typing import Any, Protocol


class Inventory(Protocol):
    """What AWS says about resources, in AWS's own shapes. None: there is no such resource.

    Every method raises `AdminError`, of which `AccessDeniedError` names the missing permission.
    """

    def resources(self, stack: str, *types: str) -> list[str]:
        """The physical ids of a stack's resources of these types."""

    def function(self, name: str) -> dict[str, Any] | None: ...

    def user_pool(self, user_pool_id: str) -> dict[str, Any] | None: ...

    def app_client(self, user_pool_id: str, client_id: str) -> dict[str, Any] | None: ...

    def table(self, name: str) -> dict[str, Any] | None: ...

    def keeps_recovery_points(self, table: str) -> bool:
        """Whether point-in-time recovery is on."""

    def expiry_attribute(self, table: str) -> str | None:
        """The attribute whose time has items deleted, where that is on."""

    def alarms(self, names: Sequence[str]) -> list[dict[str, Any]]: ...

    def confirmed_subscriptions(self, topic_arn: str) -> int: ...

    def may_mail_anyone(self, region: str) -> bool:
        """Whether SES is out of its sandbox in that region."""
