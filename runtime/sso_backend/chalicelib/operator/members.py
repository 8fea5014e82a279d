"""Who may enter an application, whoever manages it."""

from sso_auth.event_lines import user_hash
from sso_auth.event_scope import note
from sso_auth.http_errors import temporarily_unavailable

from chalicelib.mails.metadata import mail_metadata
from chalicelib.models.application import Application
from chalicelib.models.membership import MembershipRepository
from chalicelib.models.timestamps import iso_time
from chalicelib.models.user import User, UserRepository
from chalicelib.operator.arguments import Action, Arguments, Result, action, is_user_id
from chalicelib.operator.errors import UnknownUser
from chalicelib.operator.pages import PAGE, bad_cursor, cursor_to, position_in
from chalicelib.operator.user_pool import INVITED, UNCONFIRMED, PoolUser, UserPool
from chalicelib.operator.waiting import WaitingUsers
from chalicelib.ports import Clock
from chalicelib.services.account_deletion import AccountDeletion
from chalicelib.services.catalogue import Catalogue
from chalicelib.services.session_ending import SessionEnding

_LIST = "members"


class Members:
    """Every act may be repeated."""

    def __init__(
        self,
        memberships: MembershipRepository,
        *,
        catalogue: Catalogue,
        users: UserRepository,
        pool: UserPool,
        waiting: WaitingUsers,
        deletion: AccountDeletion,
        ending: SessionEnding,
        clock: Clock,
    ) -> None:
        self._memberships = memberships
        self._catalogue = catalogue
        self._users = users
        self._pool = pool
        self._waiting = waiting
        self._deletion = deletion
        self._ending = ending
        self._clock = clock

    def actions(self) -> dict[str, Action]:
        """By name."""
        return {
            "members.list": action(self.listed, "application_id", "cursor"),
            "members.add": action(self.add, "application_id", "user"),
            "members.invite": action(self.invite, "application_id", "email", "name", "language"),
            "members.remove": action(self.remove, "application_id", "user"),
        }

    def listed(self, arguments: Arguments) -> Result:
        """By their ids; a member whose profile is missing has no address and no name."""
        application_id = self._application(arguments).application_id
        first = position_in(_LIST, arguments.cursor())
        if first and not is_user_id(first):
            raise bad_cursor()
        found = self._memberships.of_application(application_id, first=first, limit=PAGE + 1)
        page, rest = found[:PAGE], found[PAGE:]
        users = self._users.get_many(member.user_id for member in page)
        return {
            "members": [
                _member_json(member.user_id, member.joined_at, users.get(member.user_id)) for member in page
            ],
            "next_cursor": cursor_to(_LIST, rest[0].user_id) if rest else None,
        }

    def add(self, arguments: Arguments) -> Result:
        """Makes a user a member, whatever the application's enrolment."""
        application = self._application(arguments)
        user = self._pool.find(arguments.user())
        if user.status == UNCONFIRMED:
            raise arguments.wrong("user", "has not confirmed the address yet; invite instead")
        return self._join(application, user)

    def invite(self, arguments: Arguments) -> Result:
        """Makes whoever has the address a member; one who is no user yet is made one, and mailed to.

        `language` is the mail's. Whoever was invited before and has not come is mailed to again. Who has only
        begun to sign up may be anybody, with a password of his own: he goes, and the owner of the address is
        invited.
        """
        application, email = self._application(arguments), arguments.email()
        name = arguments.name() if "name" in arguments else None
        language = arguments.language() if "language" in arguments else None
        metadata = mail_metadata(application_id=application.application_id, language=language)
        existing = self._pool.get(email)
        if existing is not None and existing.status == UNCONFIRMED:
            self._deletion.delete(existing.user_id)
            existing = None
        if existing is None:
            if self._pool.invite(email, name=name, metadata=metadata) is None:
                # Somebody has begun to sign up in this moment.
                raise temporarily_unavailable()
            return self._join(application, self._pool.find(email)) | {"invited": True}
        note(user_id=existing.user_id)
        is_waiting = existing.enabled and existing.status == INVITED
        again = is_waiting and self._pool.invite_again(email, metadata=metadata)
        return self._join(application, existing) | {"invited": again, **({"again": True} if again else {})}

    def remove(self, arguments: Arguments) -> Result:
        """Ends the membership, and at once the user's sessions there; one who is no member is fine.

        A membership that waits for its user waits no more: that goes first, as he may come in this moment.
        """
        application_id, user = self._application(arguments).application_id, arguments.user()
        waiting = self._waiting.get(user)
        was_member = waiting is not None and self._waiting.leave(waiting, application_id)
        subject = self._waiting.here(user)
        known = self._pool.get(subject)
        if known is not None:
            user_id = known.user_id
        elif waiting is not None:
            return _removed(waiting.user_id, was_member=was_member)
        elif is_user_id(subject):
            # A user who is gone may have left his membership behind.
            user_id = subject
        else:
            raise UnknownUser
        was_member |= self._memberships.exists(application_id, user_id)
        if not was_member and known is None:
            raise UnknownUser
        self._memberships.remove(application_id, user_id)
        self._ending.end_all_at_application(user_id, application_id)
        return _removed(user_id, was_member=was_member)

    def _application(self, arguments: Arguments) -> Application:
        return self._catalogue.application(arguments.id("application_id"))

    def _join(self, application: Application, user: PoolUser) -> Result:
        created_at = iso_time(self._clock())
        # Before he has come for the first time there is no profile, and the list would not know his name.
        self._users.add(User.from_cognito(user.user_id, user.attributes, created_at=created_at))
        was_member = self._memberships.exists(application.application_id, user.user_id)
        self._memberships.add(application.application_id, user.user_id, created_at=created_at)
        return {"user_id": user.user_id, **({"already": True} if was_member else {})}


def _removed(user_id: str, *, was_member: bool) -> Result:
    note(user_id=user_id)
    return {"user_id": user_id, **({} if was_member else {"already": True})}


def _member_json(user_id: str, joined_at: str, user: User | None) -> Result:
    return {
        "user_id": user_id,
        "email": user and user.email,
        "name": user and user.name,
        "joined_at": joined_at,
        "user": user_hash(user_id),
    }
