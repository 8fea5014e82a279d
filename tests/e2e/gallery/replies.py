"""How the calls of a page are replied to while it is looked at: by fixed answers, held back, or lost."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum


@dataclass(frozen=True)
class Answer:
    """An answer with a JSON body; `retry_after` in seconds."""

    status: int = 200
    body: object = None
    headers: dict[str, str] = field(default_factory=dict)
    retry_after: int | None = None


class NoAnswer(Enum):
    """What a caller sees of a slow or a broken line."""

    HELD = "the call stays open"
    LOST = "the line breaks"


Reply = Answer | NoAnswer | Callable[[str], Answer]
"""The callable makes the answer to an address."""
HELD, LOST = NoAnswer.HELD, NoAnswer.LOST
Replies = dict[str, Reply | list[Reply]]
"""Call → reply, or its replies in turn, of which the last goes on.

A call is spelled `GET /api/me`, `GET /config.json` or, for Cognito, by its action: `SignUp`.
"""


def refusal(status: int, code: str, *, retry_after: int | None = None) -> Answer:
    """A refusal of the SSO's or the shop's API."""
    body = {"error": code, "message": "Refused.", "request_id": "3f0c9d52-gallery"}
    return Answer(status, body, retry_after=retry_after)


def cognito_refusal(exception: str, *, status: int = 400) -> Answer:
    return Answer(status, {"__type": exception, "message": "Refused."})


UNAVAILABLE = refusal(503, "temporarily_unavailable", retry_after=20)
LOGIN_REQUIRED = refusal(401, "login_required")
