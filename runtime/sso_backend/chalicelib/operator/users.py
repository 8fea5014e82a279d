"""Users: found, shown, disabled, signed out and deleted."""

import re

from sso_auth.event_scope import note
from sso_auth.http_errors import invalid_request

from chalicelib.models.user import UserRepository
from chalicelib.operator.arguments import Action, Arguments, Result, action, is_user_id
from chalicelib.operator.errors import UnknownUser
from chalicelib.operator.held_data import HeldData
from chalicelib.operator.pages import PAGE, cursor_to, position_in
from chalicelib.operator.user_pool import PoolUser, UserPool, user_json
from chalicelib.operator.waiting import WaitingUser, WaitingUsers, waiting_json, what_waits_json
from chalicelib.services.account_deletion import AccountDeletion
from chalicelib.services.session_ending import SessionEnding
from chalicelib.services.user_applications import UserApplications

_LIST = "users"
_MAX_QUERY = 128
# Cognito's filter has the text between quotation marks, and a backslash before one that belongs to it.
_UNSAFE_IN_FILTER = re.compile(r'["\\]')


class Users:
    """Every act may be repeated, and a repetition finishes what a failure left over."""

    def __init__(
        self,
        pool: UserPool,
        *,
        users: UserRepository,
        waiting: WaitingUsers,
        applications: UserApplications,
        held_data: HeldData,
        ending: SessionEnding,
        deletion: AccountDeletion,
    ) -> None:
        self._pool = pool
        self._users = users
        self._waiting = waiting
        self._applications = applications
        self._held_data = held_data
        self._ending = ending
        self._deletion = deletion

    def actions(self) -> dict[str, Action]:
        """By name."""
        return {
            "users.find": action(self.find, "query", "cursor"),
            "users.show": action(self.show, "user"),
            "users.disable": action(self.disable, "user"),
            "users.enable": action(self.enable, "user"),
            "users.sign_out": action(self.sign_out, "user"),
            "users.delete": action(self.delete, "user"),
            "users.reset_second_factor": action(self.reset_second_factor, "user"),
            "users.export": action(self.export, "user"),
        }

    def find(self, arguments: Arguments) -> Result:
        """By an id, an address, or its beginning. An unknown one is no error."""
        query = arguments.text("query", max_length=_MAX_QUERY)
        if is_user_id(query):
            found = self._pool.get(query)
            return {"users": [] if found is None else [user_json(found)], "next_cursor": None}
        if _UNSAFE_IN_FILTER.search(query):
            raise invalid_request("query may have no quotation mark and no backslash.")
        position = position_in(_LIST, arguments.cursor())
        listed, rest = self._pool.page(email_prefix=query, position=position, limit=PAGE)
        # The list does not say who has a second factor.
        users = [self._pool.get(one.user_id) or one for one in listed]
        return {
            "users": [user_json(user) for user in users],
            "next_cursor": cursor_to(_LIST, rest) if rest else None,
        }

    def show(self, arguments: Arguments) -> Result:
        """With the applications that he is a member of, or will be once he comes."""
        user = self._known_or_waiting(arguments)
        if isinstance(user, PoolUser):
            shown, joined = user_json(user), self._applications.joined(user.user_id)
        else:
            shown, joined = waiting_json(user), self._applications.among(user.pending.memberships)
        applications = [
            {
                "application_id": one.application.application_id,
                "name": one.application.name,
                "joined_at": one.joined_at,
            }
            for one in joined
        ]
        return {"user": shown, "applications": applications}

    def disable(self, arguments: Arguments) -> Result:
        """No sign-in, no refresh and no session any more.

        Cognito refuses him first, so that nothing begins again that is ended after it.
        """
        user = self._subject(arguments)
        if user.enabled:
            self._pool.disable(user)
        self._ending.shut_out(user.user_id)
        return _done(user, already=not user.enabled)

    def enable(self, arguments: Arguments) -> Result:
        """He may sign in again; what was ended stays so."""
        user = self._subject(arguments)
        if not user.enabled:
            self._pool.enable(user)
        return _done(user, already=user.enabled)

    def sign_out(self, arguments: Arguments) -> Result:
        """Ends all his sessions; with his password he may sign in again."""
        user = self._subject(arguments)
        self._ending.throw_out(user.user_id)
        if user.enabled:
            self._pool.sign_out(user)
        return _done(user)

    def delete(self, arguments: Arguments) -> Result:
        """As if he had deleted his account himself. What waits under his address goes first."""
        name = arguments.user()
        user = self._known(name)
        waited = self._waiting.delete(name if user is None else user.attributes.get("email", name))
        deleted = {} if waited is None else {"waiting": what_waits_json(waited)}
        # Cognito's record may have gone in an earlier attempt, which then left something of him behind.
        if user is not None or (is_user_id(name) and self._users.has_items(name)):
            user_id = name if user is None else user.user_id
            self._deletion.delete(user_id)
        elif waited is not None:
            user_id = waited.user_id
        else:
            raise UnknownUser
        note(user_id=user_id)
        return {"user_id": user_id, **deleted}

    def reset_second_factor(self, arguments: Arguments) -> Result:
        """His authenticator app is asked for no more, until he sets one up again."""
        user = self._subject(arguments)
        if user.has_totp:
            self._pool.forget_totp(user)
        return _done(user, already=not user.has_totp)

    def export(self, arguments: Arguments) -> Result:
        """All data held about him here; what applications hold is theirs to tell."""
        user = self._known_or_waiting(arguments)
        return self._held_data.of(user) if isinstance(user, PoolUser) else self._held_data.waiting(user)

    def _subject(self, arguments: Arguments) -> PoolUser:
        user = self._known(arguments.user())
        if user is None:
            raise UnknownUser
        note(user_id=user.user_id)
        return user

    def _known_or_waiting(self, arguments: Arguments) -> PoolUser | WaitingUser:
        name = arguments.user()
        user = self._known(name) or self._waiting.get(name)
        if user is None:
            raise UnknownUser
        note(user_id=user.user_id)
        return user

    def _known(self, name: str) -> PoolUser | None:
        """The pool's user, also by the id that he had in another pool."""
        found = self._pool.get(name)
        if found is not None:
            return found
        here = self._waiting.here(name)
        return None if here == name else self._pool.get(here)


def _done(user: PoolUser, *, already: bool = False) -> Result:
    return {"user_id": user.user_id, **({"already": True} if already else {})}
