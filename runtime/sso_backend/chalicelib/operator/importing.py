"""`environment.import`: takes over what another environment has exported. Every call may be repeated."""

from sso_auth.http_errors import invalid_request

from chalicelib.models.application import ApplicationRepository
from chalicelib.models.email_hash import hashed_email
from chalicelib.models.membership import MembershipRepository
from chalicelib.models.pending_import import PendingImportRepository
from chalicelib.models.user import User, UserRepository
from chalicelib.operator.applications import Applications, declares_the_same
from chalicelib.operator.arguments import Action, Arguments, Result, action
from chalicelib.operator.records import (
    DISABLED,
    Imported,
    ImportedApplication,
    ImportedMembership,
    ImportedUser,
    read_record,
)
from chalicelib.operator.user_pool import UserPool
from chalicelib.operator.waiting import WaitingUsers
from chalicelib.ports import RandomBytes
from chalicelib.services.pending_imports import PendingImports

_RECORDS = 200
_MAX_WAITING = 80
"""Memberships that wait under one address: they are claimed in one transaction, which takes 100 writes."""

_VERSION_BYTES = 16
_WRITTEN, _PENDING = "written", "pending"


class Importing:
    """A user whom the pool knows by his id gets his items at once, another one once he proves his address.

    That is at once, too, for one who signed up here before he was imported.
    """

    def __init__(
        self,
        *,
        registry: Applications,
        applications: ApplicationRepository,
        users: UserRepository,
        memberships: MembershipRepository,
        imports: PendingImportRepository,
        claims: PendingImports,
        waiting: WaitingUsers,
        pool: UserPool,
        random_bytes: RandomBytes,
    ) -> None:
        self._registry = registry
        self._applications = applications
        self._users = users
        self._memberships = memberships
        self._imports = imports
        self._claims = claims
        self._waiting = waiting
        self._pool = pool
        self._random_bytes = random_bytes

    def actions(self) -> dict[str, Action]:
        """By name."""
        return {"environment.import": action(self.import_records, "records")}

    def import_records(self, arguments: Arguments) -> Result:
        """All records are read before the first is written; what cannot be taken over is skipped by name."""
        given = arguments.raw("records")
        if not isinstance(given, list) or not 1 <= len(given) <= _RECORDS:
            raise invalid_request(f"records must be a list of 1 to {_RECORDS} records.")
        records = [read_record(one, within=f"records[{place}]") for place, one in enumerate(given)]
        outcomes = [self._import(record) for record in records]
        return {
            "written": outcomes.count(_WRITTEN),
            "pending": outcomes.count(_PENDING),
            "skipped": [
                {"record": record, "reason": outcome}
                for record, outcome in zip(given, outcomes, strict=True)
                if outcome not in (_WRITTEN, _PENDING)
            ],
        }

    def _import(self, record: Imported) -> str:
        match record:
            case ImportedApplication():
                return self._import_application(record)
            case ImportedUser():
                return self._import_user(record)
            case ImportedMembership():
                return self._import_membership(record)

    def _import_application(self, imported: ImportedApplication) -> str:
        if imported.managed_by == "stack":
            if self._applications.get(imported.application.application_id) is not None:
                return _WRITTEN
            return "It belongs to a stack: deploy that, then import again."
        record, _ = self._registry.register(imported.application, created_at=imported.created_at)
        if record.is_operators and declares_the_same(record.application, imported.application):
            return _WRITTEN
        return "An application of this id is registered already, with other settings."

    def _import_user(self, imported: ImportedUser) -> str:
        user = imported.user
        known = self._pool.get(user.sub)
        if known is not None:
            profile = User.from_cognito(user.sub, known.attributes, created_at=user.created_at)
            self._users.add(profile)
            return _WRITTEN
        moved = self._imports.moved(user.sub)
        if moved is not None and moved.user_id is not None:
            return _WRITTEN
        if imported.status == DISABLED:
            self._waiting.delete(user.sub)
            return "The user is disabled where he comes from."
        if imported.has_unusable_address:
            return "The user's address cannot be used here."
        if user.email is None or not imported.email_verified:
            return "The user has never proved an address, so nobody could be known as him."
        return self._let_wait(user, user.email)

    def _let_wait(self, user: User, email: str) -> str:
        facts = {
            "name": user.name,
            "phone": user.phone,
            "gender": user.gender,
            "accepts_marketing": user.accepts_marketing,
            "created_at": user.created_at,
        }
        version = self._random_bytes(_VERSION_BYTES)
        self._imports.add_user(user.sub, hashed_email(email), facts, version=version)
        # Only now: whoever signs up in this moment finds what waits, or is found here.
        owner = self._pool.get(email)
        if owner is None or not owner.has_proved_his_address:
            return _PENDING
        self._claims.claim(owner.user_id, owner.attributes)
        return _WRITTEN

    def _import_membership(self, imported: ImportedMembership) -> str:
        if self._applications.get(imported.application_id) is None:
            return "There is no such application: import or deploy it first."
        user_id = self._user_here(imported.user_id)
        if user_id is None and self._waits(imported):
            return _PENDING
        # He may have come in this moment.
        user_id = user_id or self._user_here(imported.user_id)
        if user_id is None:
            return "There is no such user, or too much waits for him: import the user first."
        self._memberships.add(imported.application_id, user_id, created_at=imported.created_at)
        return _WRITTEN

    def _user_here(self, user_id: str) -> str | None:
        """Who the other pool's user is in this one, if he has come or has always been here."""
        if self._users.get(user_id) is not None:
            return user_id
        moved = self._imports.moved(user_id)
        if moved is not None:
            return moved.user_id
        return None if self._pool.get(user_id) is None else user_id

    def _waits(self, imported: ImportedMembership) -> bool:
        moved = self._imports.moved(imported.user_id)
        waiting = None if moved is None else self._imports.get(moved.email_hash)
        if waiting is None:
            return False
        if imported.application_id in waiting.memberships:
            return True
        return len(waiting.memberships) < _MAX_WAITING and self._imports.add_membership(
            waiting.email_hash,
            imported.application_id,
            created_at=imported.created_at,
            version=self._random_bytes(_VERSION_BYTES),
        )
