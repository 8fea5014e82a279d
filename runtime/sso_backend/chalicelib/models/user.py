"""The user's profile beside Cognito's own record."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from chalicelib.models.keys import user_key
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
