"""The life of a session's item, and of a login's: by which writes it goes from where to where.

docs/session-model.md shows the same; its test reads the page's tables against these and against the code.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from session_model.items import Address, Snapshot
from session_model.table import Asked

SESSION = frozenset(
    {
        ("none", "begin", "pending"),
        ("pending", "redeem", "active"),
        ("active", "lease", "active"),
        ("active", "release", "active"),
        ("active", "rotate", "active"),
        ("pending", "end", "ended"),
        ("active", "end", "ended"),
    }
)
LOGIN = frozenset(
    {
        ("none", "begin", "active"),
        ("active", "touch", "active"),
        ("active", "renew", "active"),
        ("active", "end", "ended"),
        ("ended", "touch", "ended"),
    }
)


_TELLTALE = (
    ("rotate", "#next_secret"),
    ("redeem", "#token_set"),
    ("end", "#status"),
    ("renew", "#auth_time"),
    ("touch", "#idle_expires_at"),
    ("lease", "#refresh_lease"),
    ("bar", "#logins_not_before"),
    ("release", "#refresh_lease, #refresh_lease_until"),
)


@dataclass(frozen=True)
class Transition:
    """What a write did to an item; the condition is as DynamoDB was given it."""

    kind: str
    before: str
    event: str
    after: str
    condition: str

    @property
    def is_allowed(self) -> bool:
        return (self.before, self.event, self.after) in {"session": SESSION, "login": LOGIN}[self.kind]


@lru_cache(maxsize=100_000)
def transition(before: Snapshot, asked: Asked, after: Snapshot) -> Transition | None:
    """None for a write to another kind of item."""
    kind = kind_of(asked.address)
    if kind is None:
        return None
    return Transition(
        kind,
        before.attributes(asked.address).get("status", "none"),
        event_of(asked),
        after.attributes(asked.address).get("status", "none"),
        _condition(asked),
    )


def kind_of(address: Address) -> str | None:
    """Session, login, or none of them."""
    prefixes = {"session-": "session", "sso-session-": "login"}
    return next((kind for prefix, kind in prefixes.items() if address[1].startswith(prefix)), None)


def event_of(asked: Asked) -> str:
    """What a write is called, by what it says."""
    if asked.operation == "put_item":
        return "begin"
    if asked.operation == "delete_item":
        return "delete"
    sets, _, removals = asked.arguments["UpdateExpression"].partition("REMOVE ")
    written = set(sets.replace(",", "").split())
    return next((name for name, attribute in _TELLTALE if attribute in (written | {removals})), "unknown")


def _condition(asked: Asked) -> str:
    """With names and values in place of placeholders."""
    text: str = asked.arguments.get("ConditionExpression", "")
    names: Mapping[str, str] = asked.arguments.get("ExpressionAttributeNames", {})
    values: Mapping[str, Any] = asked.arguments.get("ExpressionAttributeValues", {})
    for placeholder, name in names.items():
        text = text.replace(placeholder, name)
    for placeholder, value in values.items():
        shown = value.get("S", "now" if "N" in value else "as read")
        text = text.replace(placeholder, shown)
    return text
