"""UserMigration: a user whom the pool does not know is fetched by the pool's own function, then created.

Source: Amazon Cognito developer guide, "Migrate user Lambda trigger" and "Managing user existence error
responses". Whatever the function answers, the user is created as with `finalUserStatus` CONFIRMED and
`messageAction` SUPPRESS. Unlike Cognito, the emulator holds a migrated password to the pool's policy.
"""

import secrets
from dataclasses import dataclass, field
from typing import Protocol

from cognito_sso.local.trigger_event import Invocation, Invoke, TriggerError, refuse_failure, trigger_event

_TRIGGER = "UserMigration"
_PASSWORD_FLOWS = ("USER_PASSWORD_AUTH", "ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH")
_NO_RESPONSE: dict[str, object] = dict.fromkeys(
    (
        "userAttributes",
        "finalUserStatus",
        "messageAction",
        "desiredDeliveryMediums",
        "forceAliasCreation",
        "enableSMSMFA",
    )
)


class GrowingPools(Protocol):
    """What the trigger asks the emulator's Cognito."""

    def pool_of_client(self, client_id: str) -> str | None: ...

    def trigger_arn(self, user_pool_id: str, trigger: str) -> str | None: ...

    def has_user(self, user_pool_id: str, username: str) -> bool: ...

    def create_user(
        self, user_pool_id: str, username: str, *, password: str, attributes: dict[str, str]
    ) -> bool:
        """A confirmed user, made without a message. Whether the pool accepted him."""


class MigrationTrigger:
    """Runs what Cognito runs before it tells a user that he is unknown. Blocking: call it in a thread."""

    operations = frozenset({"InitiateAuth", "AdminInitiateAuth", "ForgotPassword"})

    def __init__(self, *, pools: GrowingPools, invoke: Invoke, region: str) -> None:
        self._pools = pools
        self._invoke = invoke
        self._region = region

    def run(self, operation: str, request: dict[str, object]) -> None:
        """Create the user, where he is unknown and the function knows him; else leave all as it is.

        Raises:
            TriggerError: the function raised, or its answer makes no user.
        """
        attempt = _Attempt.of(operation, request)
        client_id = str(request.get("ClientId") or "")
        pool_id = self._pools.pool_of_client(client_id) if attempt.username else None
        arn = self._pools.trigger_arn(pool_id, _TRIGGER) if pool_id else None
        if pool_id is None or arn is None or self._pools.has_user(pool_id, attempt.username):
            return
        event = trigger_event(
            attempt.source,
            region=self._region,
            user_pool_id=pool_id,
            client_id=client_id,
            username=attempt.username,
            request=attempt.content,
            response=dict(_NO_RESPONSE),
        )
        attributes = _attributes(self._invoke(arn, event), client_id)
        password = attempt.password or _unguessable()
        if attributes and not self._pools.create_user(
            pool_id, attempt.username, password=password, attributes=attributes
        ):
            raise _migration_error(client_id)


@dataclass(frozen=True)
class _Attempt:
    """Who tries to come in. Without a username nobody does: the operation is none that migrates users."""

    source: str = ""
    username: str = ""
    password: str = field(default="", repr=False)
    content: dict[str, object] = field(default_factory=dict, repr=False)
    """The event's `request`."""

    @classmethod
    def of(cls, operation: str, request: dict[str, object]) -> "_Attempt":
        metadata = request.get("ClientMetadata")
        if operation == "ForgotPassword":
            username = str(request.get("Username") or "")
            return cls("UserMigration_ForgotPassword", username, content={"clientMetadata": metadata})
        if request.get("AuthFlow") not in _PASSWORD_FLOWS:
            return cls()
        entered = _table(request.get("AuthParameters"))
        username, password = (str(entered.get(name) or "") for name in ("USERNAME", "PASSWORD"))
        content: dict[str, object] = {"password": password, "validationData": metadata}
        return cls("UserMigration_Authentication", username, password, content)


def _attributes(answer: Invocation, client_id: str) -> dict[str, str]:
    """The new user's attributes; none where the function answered that it does not know him."""
    refuse_failure(_TRIGGER, answer)
    payload = answer.payload
    if not isinstance(payload, dict) or not isinstance(payload.get("response"), dict):
        raise _migration_error(client_id)
    attributes = _table(payload["response"].get("userAttributes"))
    if "sub" in attributes:
        raise _migration_error(client_id)
    return {name: str(value) for name, value in attributes.items()}


def _migration_error(client_id: str) -> TriggerError:
    return TriggerError("UserNotFoundException", f"Exception migrating user in app client {client_id}")


def _unguessable() -> str:
    """A password that nobody learns, of every kind of character that a policy may ask for."""
    return f"{secrets.token_urlsafe(32)}-Aa0"


def _table(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}
