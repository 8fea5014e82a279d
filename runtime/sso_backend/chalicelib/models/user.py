"""The user's profile beside Cognito's own record."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from chalicelib.models.expressions import Condition
from chalicelib.models.keys import SORT_KEY, Key, user_key
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
    """User items by `sub`."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def get(self, user_id: str) -> User | None:
        """The profile, or None while there is none."""
        item = self._table.get(user_key(user_id))
        if item is None:
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

    def add(self, user: User) -> None:
        """Writes the profile unless there is one: a later edit is never undone by a repeated trigger."""
        self._table.put_new(user_key(user.sub), asdict(user))

    def replace(self, user: User) -> None:
        """Overwrites the profile; one that has been erased in the meantime stays so."""
        item = asdict(user)
        self._table.update(
            user_key(user.sub),
            condition=Condition(),
            put={name: value for name, value in item.items() if value is not None},
            remove=tuple(name for name, value in item.items() if value is None),
        )

    def erase(self, user_id: str) -> None:
        """Removes everything that is stored under the user: profile, sessions, logins, tickets."""
        partition = user_key(user_id).partition
        for item in self._table.query(partition):
            self._table.delete(Key(partition, item[SORT_KEY]))
