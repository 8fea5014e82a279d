"""The user's profile beside Cognito's own record."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from chalicelib.models.attributes import Item
from chalicelib.models.batches import items_of
from chalicelib.models.expressions import AbsentOrEqual, Condition
from chalicelib.models.keys import SORT_KEY, Key, moved_user_key, user_key
from chalicelib.models.login_barrier import LoginBarrier, login_barrier_from
from chalicelib.models.sso_session import SsoSession
from chalicelib.models.table import Table


@dataclass(frozen=True)
class User:
    """`sub` is the user id everywhere; what Cognito does not know of a user is None."""

    sub: str
    email: str | None
    phone: str | None
    name: str | None
    gender: str | None
    accepts_marketing: bool
    created_at: str

    @classmethod
    def from_cognito(cls, sub: str, attributes: Mapping[str, object], *, created_at: str) -> "User":
        """Reads pool attributes, which a trigger's event and an ID token's claims name alike."""

        def text(name: str) -> str | None:
            value = attributes.get(name)
            return value if isinstance(value, str) and value else None

        return cls(
            sub=sub,
            email=text("email"),
            phone=text("phone_number"),
            name=text("name"),
            gender=text("gender"),
            accepts_marketing=attributes.get("custom:accepts_marketing") in (True, "true"),
            created_at=created_at,
        )


@dataclass(frozen=True, kw_only=True)
class ProfileChanges:
    """What a user changes of his own: None stays as it is, an empty phone or gender is cleared."""

    name: str | None = None
    phone: str | None = None
    gender: str | None = None
    accepts_marketing: bool | None = None

    def for_cognito(self) -> dict[str, str]:
        """The changed pool attributes, under their names and in their spelling."""
        changed = {"name": self.name, "phone_number": self.phone, "gender": self.gender}
        if self.accepts_marketing is not None:
            changed["custom:accepts_marketing"] = "true" if self.accepts_marketing else "false"
        return {name: value for name, value in changed.items() if value is not None}


class UserRepository:
    """User items by `sub`: the profile, and the barrier of the logins, which may stand there alone."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def get(self, user_id: str) -> User | None:
        """The profile, or None while there is none."""
        profile, _ = self.with_barrier(user_id)
        return profile

    def with_barrier(self, user_id: str) -> tuple[User | None, LoginBarrier]:
        """The profile, or None while there is none, and the barrier of the user's logins."""
        item = self._table.get(user_key(user_id))
        return _user_from(item), login_barrier_from(item)

    def add(self, user: User) -> bool:
        """Writes the profile unless there is one: a later edit is never undone by a repeated trigger.

        Says whether it is new.
        """
        return self._write(user, Condition(may_be_new=True, unlike={"sub": user.sub}))

    def replace(self, user: User) -> None:
        """Overwrites the profile; one that has been erased in the meantime stays so."""
        self._write(user, Condition(equals={"sub": user.sub}))

    def bar_logins(self, user_id: str, *, not_before: int) -> None:
        """No login by an older password counts any more, whether or not there is a profile."""
        self._table.update(
            user_key(user_id),
            condition=AbsentOrEqual("sub", user_id),
            put={"logins_not_before": not_before},
            remove=("spared_login",),
        )

    def bar_other_logins(self, login: SsoSession, *, not_before: int) -> bool:
        """The same for all but this one; False, and nothing changes, if it has been barred itself by now."""
        barrier = {"logins_not_before": not_before, "spared_login": login.sso_session_id}
        passes = Condition(absent_or_at_most={"logins_not_before": login.auth_time})
        is_spared = Condition(equals={"spared_login": login.sso_session_id})
        return any(
            self._table.update(user_key(login.user_id), condition=condition, put=barrier)
            for condition in (passes, is_spared)
        )

    def has_items(self, user_id: str) -> bool:
        """Whether anything is stored under the user."""
        return any(True for _ in self._table.query(user_key(user_id).partition, page_size=1))

    def get_many(self, user_ids: Iterable[str]) -> dict[str, User]:
        """Those of these users who have a profile, by their ids."""
        users = (_user_from(item) for item in items_of(self._table, [user_key(one) for one in user_ids]))
        return {user.sub: user for user in users if user is not None}

    def previous_ids(self, user_id: str) -> frozenset[str]:
        """Who the user was in other pools."""
        item = self._table.get(user_key(user_id)) or {}
        previous: frozenset[str] = item.get("previous_user_ids", frozenset())
        return previous

    def erase(self, user_id: str) -> None:
        """Removes everything that is stored under the user: profile, sessions, logins, tickets.

        What leads to him from his time in another pool goes first: only the profile knows where it stands.
        """
        partition = user_key(user_id).partition
        for item in self._table.query(partition):
            for previous_id in item.get("previous_user_ids", ()):
                self._table.delete(moved_user_key(previous_id))
            self._table.delete(Key(partition, item[SORT_KEY]))

    def _write(self, user: User, condition: Condition) -> bool:
        profile = asdict(user)
        return self._table.update(
            user_key(user.sub),
            condition=condition,
            put={name: value for name, value in profile.items() if value is not None},
            remove=tuple(name for name, value in profile.items() if value is None),
        )


def _user_from(item: Item | None) -> User | None:
    if item is None or "sub" not in item:
        return None
    return User(
        sub=item["sub"],
        email=item.get("email"),
        phone=item.get("phone"),
        name=item.get("name"),
        gender=item.get("gender"),
        accepts_marketing=item.get("accepts_marketing", False),
        created_at=item["created_at"],
    )
