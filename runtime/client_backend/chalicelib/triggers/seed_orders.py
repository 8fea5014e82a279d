"""An operator wants demo orders for a user: `{"user_id": "<uuid>", "count": 20}`, with an `actor`."""

from collections.abc import Mapping
from uuid import UUID

from sso_auth.event_lines import EventLines, user_hash
from sso_auth.http_errors import ApiError, invalid_request

from chalicelib.services.order_seed import OrderSeed

MAX_COUNT = 200

_FIELDS = frozenset({"user_id", "count", "actor"})
_MAX_ACTOR = 200


class SeedOrders:
    """Answers `{"ok": true, "result"}` or `{"ok": false, "error": {"code", "message"}}`."""

    def __init__(self, seed: OrderSeed, lines: EventLines) -> None:
        self._seed = seed
        self._lines = lines

    def __call__(self, event: object) -> dict[str, object]:
        """Repeatable; what fails at the table is raised, and a repetition writes what is missing."""
        asked = event if isinstance(event, Mapping) else {}
        try:
            user_id, count = _read(asked)
        except ApiError as refusal:
            self._record(asked, outcome=refusal.code)
            return {"ok": False, "error": {"code": refusal.code, "message": refusal.message}}
        written = self._seed.seed(user_id, count=count)
        self._record(asked, user=user_hash(user_id), count=written)
        return {"ok": True, "result": {"user_id": user_id, "count": count, "written": written}}

    def _record(self, asked: Mapping[str, object], *, outcome: str = "ok", **details: object) -> None:
        fields = {"kind": "audit", "event": "operator.orders_seed", "outcome": outcome}
        self._lines.add({**fields, **details, "actor": _actor(asked)})


def _read(asked: Mapping[str, object]) -> tuple[str, int]:
    if not asked.keys() <= _FIELDS:
        raise invalid_request("The event may have user_id, count and actor.")
    user_id, count = asked.get("user_id"), asked.get("count")
    if not isinstance(user_id, str) or not _is_user_id(user_id):
        raise invalid_request("user_id must be a user id.")
    if type(count) is not int or not 1 <= count <= MAX_COUNT:
        raise invalid_request(f"count must be a whole number from 1 to {MAX_COUNT}.")
    return user_id, count


def _is_user_id(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def _actor(asked: Mapping[str, object]) -> str:
    actor = asked.get("actor")
    if not isinstance(actor, str) or not actor:
        return "unknown"
    return "".join(character if character.isprintable() else "?" for character in actor[:_MAX_ACTOR])
