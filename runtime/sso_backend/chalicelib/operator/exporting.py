"""`environment.export`: everything that another environment needs, in pages, from applications to members."""

from chalicelib.models.application import ID, ApplicationRepository
from chalicelib.models.membership import MembershipRepository
from chalicelib.models.user import UserRepository
from chalicelib.operator.arguments import Action, Arguments, Result, action, is_user_id
from chalicelib.operator.pages import bad_cursor, cursor_to, parts_of
from chalicelib.operator.records import application_record, membership_record, user_record
from chalicelib.operator.user_pool import UserPool

_RECORDS = 200
"""In one answer. Lambda's may have 6 MB; the longest record, an application with 20 channels, has 95 kB."""

_APPLICATIONS = 50
_EMPTY_PARTITIONS = 100
"""So many applications without members are passed over in one answer."""

_CURSOR_PARTS = 3
Page = tuple[list[Result], str | None]


class Exporting:
    """A cursor names the kind of record and where it goes on; the kinds follow one another.

    Whoever imports the records in this order finds each application and user before what refers to them.
    """

    def __init__(
        self,
        *,
        applications: ApplicationRepository,
        memberships: MembershipRepository,
        users: UserRepository,
        pool: UserPool,
    ) -> None:
        self._applications = applications
        self._memberships = memberships
        self._users = users
        self._pool = pool

    def actions(self) -> dict[str, Action]:
        """By name."""
        return {"environment.export": action(self.export, "cursor")}

    def export(self, arguments: Arguments) -> Result:
        """One page; the last one has no `next_cursor`. One with fewer records may have one."""
        cursor = arguments.cursor()
        kind, position, member = (
            ("applications", "", "") if cursor is None else parts_of(cursor, count=_CURSOR_PARTS)
        )
        match kind:
            case "applications":
                records, next_cursor = self._export_applications(_checked_id(position))
            case "users":
                records, next_cursor = self._export_users(position)
            case "memberships":
                if member and not is_user_id(member):
                    raise bad_cursor()
                records, next_cursor = self._export_memberships(_checked_id(position), member)
            case _:
                raise bad_cursor()
        return {"records": records, "next_cursor": next_cursor}

    def _export_applications(self, first: str) -> Page:
        ids = self._ids(first)
        page, rest = ids[:_APPLICATIONS], ids[_APPLICATIONS:]
        records = [application_record(one) for one in self._applications.records(page)]
        return records, cursor_to("applications", rest[0], "") if rest else cursor_to("users", "", "")

    def _export_users(self, position: str) -> Page:
        """All of the pool's, whether or not the table has ever heard of them."""
        users, rest = self._pool.page(position=position)
        stored = self._users.get_many(user.user_id for user in users)
        records = [user_record(user, stored.get(user.user_id)) for user in users]
        return records, cursor_to("users", rest, "") if rest else cursor_to("memberships", "", "")

    def _export_memberships(self, first: str, member: str) -> Page:
        records: list[Result] = []
        for passed, application_id in enumerate(self._ids(first)):
            if len(records) == _RECORDS or passed == _EMPTY_PARTITIONS:
                return records, cursor_to("memberships", application_id, "")
            limit = _RECORDS - len(records)
            start = member if application_id == first else ""
            found = self._memberships.of_application(application_id, first=start, limit=limit + 1)
            records += [membership_record(application_id, one) for one in found[:limit]]
            if found[limit:]:
                return records, cursor_to("memberships", application_id, found[limit].user_id)
        return records, None

    def _ids(self, first: str) -> list[str]:
        return sorted(one for one in self._applications.ids() if one >= first)


def _checked_id(position: str) -> str:
    if position and not ID.fullmatch(position):
        raise bad_cursor()
    return position
