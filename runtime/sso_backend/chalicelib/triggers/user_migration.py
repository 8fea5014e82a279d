"""UserMigration: a user who is not in the pool yet signs in with his old password, or recovers it."""

from collections.abc import Mapping
from typing import Any

from chalicelib.services.audit import AuditTrail
from chalicelib.services.old_pool import MigrationRefused, OldPool


class MigrationUnavailable(Exception):  # noqa: N818 - Cognito shows name and text to whoever signs in
    """The old pool cannot answer now, which says nothing about user or password."""


class UserMigration:
    """https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-migrate-user.html

    An empty response is the "no" that Cognito makes "Incorrect username or password" of, as for any unknown
    user. An exception becomes "Exception migrating user", which tells a failure apart.
    """

    def __init__(self, old_pool: OldPool, *, audit: AuditTrail) -> None:
        self._old_pool = old_pool
        self._audit = audit

    def __call__(self, event: dict[str, Any]) -> dict[str, Any]:
        """Fills in the event's response; raises `MigrationUnavailable`.

        The password is in the event and goes to the old pool: into no line, no item and no exception.
        """
        try:
            event["response"] = self._migrate(event)
        except MigrationRefused as refusal:
            event["response"] = {}
            self._audit.record("migration_refused", outcome=refusal.reason)
        except Exception:
            raise MigrationUnavailable("Please try again in a moment.") from None
        else:
            self._audit.record("migration", trigger=event["triggerSource"])
        return event

    def _migrate(self, event: Mapping[str, Any]) -> dict[str, Any]:
        email, password = event["userName"], event["request"].get("password")
        match event["triggerSource"]:
            case "UserMigration_Authentication":
                if not password:
                    raise MigrationRefused("no_password")
                attributes = self._old_pool.authenticate(email, password)
                # The password stays as it is, and there is no mail about a new account.
                return {
                    "userAttributes": dict(attributes),
                    "finalUserStatus": "CONFIRMED",
                    "messageAction": "SUPPRESS",
                }
            case "UserMigration_ForgotPassword":
                # Cognito sends the code to the address, which must count as verified for that.
                return {"userAttributes": dict(self._old_pool.look_up(email)), "messageAction": "SUPPRESS"}
        raise ValueError("not a trigger of a migration")
