"""Applications: listed, registered, changed and removed at run time."""

from dataclasses import asdict, replace

from sso_auth.event_scope import note
from sso_auth.http_errors import invalid_request, temporarily_unavailable

from chalicelib.errors import UnknownApplication
from chalicelib.models.application import (
    OPERATOR,
    Application,
    ApplicationRecord,
    ApplicationRepository,
    Channel,
)
from chalicelib.models.membership import MembershipRepository
from chalicelib.models.timestamps import iso_time
from chalicelib.operator.app_client import AppClients
from chalicelib.operator.arguments import Action, Arguments, Result, action
from chalicelib.operator.branding_fields import BRANDING, REMOVED, changed_branding, given_branding
from chalicelib.operator.channel_fields import channel_list
from chalicelib.operator.errors import AlreadyExists, ManagedByStack
from chalicelib.operator.pages import PAGE, cursor_to, position_in
from chalicelib.operator.waiting import WaitingUsers
from chalicelib.ports import Clock
from chalicelib.services.session_ending import SessionEnding

_LIST = "applications"
_SWEEP = 100
_CHANGEABLE = ("name", "enrolment", *BRANDING, *REMOVED)


class Applications:
    """What belongs to a stack is shown and no more: the next deployment would undo the change."""

    def __init__(
        self,
        applications: ApplicationRepository,
        *,
        memberships: MembershipRepository,
        waiting: WaitingUsers,
        app_clients: AppClients,
        ending: SessionEnding,
        clock: Clock,
    ) -> None:
        self._applications = applications
        self._memberships = memberships
        self._waiting = waiting
        self._app_clients = app_clients
        self._ending = ending
        self._clock = clock

    def actions(self) -> dict[str, Action]:
        """By name."""
        return {
            "applications.list": action(self.listed, "cursor"),
            "applications.show": action(self.show, "application_id"),
            "applications.add": action(
                self.add, "application_id", "name", "enrolment", "channels", *BRANDING
            ),
            "applications.change": action(self.change, "application_id", *_CHANGEABLE),
            "applications.remove": action(self.remove, "application_id"),
        }

    def listed(self, arguments: Arguments) -> Result:
        """All of them, by their ids."""
        first = position_in(_LIST, arguments.cursor())
        ids = sorted(one for one in self._applications.ids() if one >= first)
        page, rest = ids[:PAGE], ids[PAGE:]
        return {
            "applications": [record_json(one) for one in self._applications.records(page)],
            "next_cursor": cursor_to(_LIST, rest[0]) if rest else None,
        }

    def show(self, arguments: Arguments) -> Result:
        """A stack's as well."""
        return {"application": record_json(self.record(arguments.id("application_id")))}

    def add(self, arguments: Arguments) -> Result:
        """Makes the app client and the record; what is there already in the same words is fine."""
        wanted = Application(
            application_id=arguments.id("application_id"),
            name=arguments.name(),
            enrolment=arguments.enrolment(),
            user_pool_client_id="",
            channels=channel_list(arguments.raw("channels"), named="channels"),
            branding=given_branding(arguments),
        )
        existing = self._applications.record(wanted.application_id)
        if existing is not None and not existing.is_operators:
            raise ManagedByStack
        record, is_new = self.register(wanted, created_at=iso_time(self._clock()))
        note(application_id=wanted.application_id)
        if not is_new and not declares_the_same(record.application, wanted):
            raise AlreadyExists("The application")
        return {"application": record_json(record), **({} if is_new else {"already": True})}

    def register(self, wanted: Application, *, created_at: str) -> tuple[ApplicationRecord, bool]:
        """The record of this id and whether it is new; one that was there is left as it is."""
        existing = self._applications.record(wanted.application_id)
        if existing is not None:
            return existing, False
        client_id = self._app_clients.ensure(wanted.application_id)
        application = replace(wanted, user_pool_client_id=client_id)
        if self._applications.add(application, owner=OPERATOR, created_at=created_at):
            return ApplicationRecord(application, created_at, is_operators=True), True
        winner = self.record(wanted.application_id)
        if winner.application.user_pool_client_id != client_id:
            self._app_clients.delete(client_id)
        return winner, False

    def change(self, arguments: Arguments) -> Result:
        """Another name, enrolment or branding; what is not given stays."""
        record = self.own_record(arguments.id("application_id"))
        before = record.application
        if not any(name in arguments for name in _CHANGEABLE):
            *others, last = _CHANGEABLE
            raise invalid_request(f"{', '.join(others)} or {last} must be given.")
        after = replace(
            before,
            name=arguments.name() if "name" in arguments else before.name,
            enrolment=arguments.enrolment() if "enrolment" in arguments else before.enrolment,
            branding=changed_branding(before.branding, arguments),
        )
        return {"application": record_json(self.replace(record, after))}

    def replace(self, record: ApplicationRecord, after: Application) -> ApplicationRecord:
        """Writes the change; `temporarily_unavailable` if another change came in between."""
        before = record.application
        if before != after and not self._applications.change(before, after, owner=OPERATOR):
            raise temporarily_unavailable()
        return replace(record, application=after)

    def remove(self, arguments: Arguments) -> Result:
        """Memberships and sessions go first, so that a repetition finds what a failure left over.

        `members_removed` counts those as well who were imported and have not come yet.
        """
        application_id = arguments.id("application_id")
        record = self._applications.record(application_id)
        if record is not None and not record.is_operators:
            raise ManagedByStack
        removed = self._remove_members(application_id)
        if record is None and not removed:
            raise UnknownApplication
        note(application_id=application_id)
        if record is not None:
            self._app_clients.delete(record.application.user_pool_client_id)
            self._applications.disown(application_id, OPERATOR)
            # Someone may have joined until just now.
            removed += self._remove_members(application_id)
        return {"application_id": application_id, "members_removed": removed}

    def record(self, application_id: str) -> ApplicationRecord:
        """The record of whomever, or `UnknownApplication`."""
        record = self._applications.record(application_id)
        if record is None:
            raise UnknownApplication
        note(application_id=application_id)
        return record

    def own_record(self, application_id: str) -> ApplicationRecord:
        """The same if an operator may change it; raises `ManagedByStack`, too."""
        record = self.record(application_id)
        if not record.is_operators:
            raise ManagedByStack
        return record

    def _remove_members(self, application_id: str) -> int:
        # First, as whoever comes in this moment is a member then, and found below.
        removed = self._waiting.leave_all(application_id)
        while members := self._memberships.of_application(application_id, limit=_SWEEP):
            for member in members:
                self._ending.end_all_at_application(member.user_id, application_id)
                self._memberships.remove(application_id, member.user_id)
            removed += len(members)
        return removed


def declares_the_same(one: Application, other: Application) -> bool:
    """Whether both say the same, whatever their app clients."""
    return replace(one, user_pool_client_id="") == replace(other, user_pool_client_id="")


def record_json(record: ApplicationRecord) -> Result:
    """As the command shows an application."""
    application = record.application
    return {
        "application_id": application.application_id,
        "name": application.name,
        "enrolment": application.enrolment,
        "user_pool_client_id": application.user_pool_client_id,
        "channels": channels_json(application),
        "branding": asdict(application.branding),
        "created_at": record.created_at,
        "managed_by": "operator" if record.is_operators else "stack",
    }


def channels_json(application: Application) -> list[Result]:
    """As the command shows an application's channels."""
    return [_channel_json(channel) for channel in application.channels]


def _channel_json(channel: Channel) -> Result:
    return asdict(channel)
