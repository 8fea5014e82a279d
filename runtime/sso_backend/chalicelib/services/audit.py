"""The audit trail: who did what and what was refused, a line each.

Imports nothing heavy: triggers record, too.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from sso_auth.errors import TokenError
from sso_auth.event_lines import EventLines, Metric, user_hash
from sso_auth.event_scope import current_scope
from sso_auth.http_errors import ApiError, api_error_for

Detail = str | int | bool | list[str]
"""What a line may say beside who did what where."""

_SERVER_FAULT = 500
_COUNTED = {
    "sign_up": "SignUps",
    "sign_in_completed": "SignIns",
    "sign_in_refused": "SignInRefusals",
    "refresh": "Refreshes",
    "logout": "Logouts",
    "join": "Joins",
}
"""Events with a metric: it counts what went well, and of a refusal's own event every one."""


class AuditTrail:
    """Records events among the lines of the program."""

    def __init__(self, lines: EventLines) -> None:
        self._lines = lines

    def record(
        self,
        event: str,
        *,
        outcome: str = "ok",
        user_id: str | None = None,
        application_id: str | None = None,
        **details: Detail,
    ) -> None:
        """Writes one line: `user_id` as its hash, everything else as it is.

        Give nothing that a stranger made up, and no token, handle, code, address, phone number or name.
        """
        fields = {
            "kind": "audit",
            "event": event,
            "outcome": outcome,
            "user": None if user_id is None else user_hash(user_id),
            "application_id": application_id,
        }
        self._lines.add({**fields, **details}, _metrics(event, outcome, details))

    @contextmanager
    def refusals(self, event: str) -> Iterator[None]:
        """Records what the block refuses, to whom and where if it came that far, and lets it pass on.

        What cannot be judged for now, as a dependency fails, is no refusal.
        """
        try:
            yield
        except (ApiError, TokenError) as refusal:
            answer, scope = api_error_for(refusal), current_scope()
            reason: str | None = getattr(refusal, "reason", None)
            if answer.status < _SERVER_FAULT:
                self.record(
                    event,
                    outcome=answer.code,
                    user_id=scope.user_id,
                    application_id=scope.application_id,
                    **({} if reason is None else {"reason": reason}),
                )
            raise


def _metrics(event: str, outcome: str, details: Mapping[str, object]) -> Iterator[Metric]:
    name = _COUNTED.get(event)
    if name is not None and (outcome == "ok" or event.endswith("_refused")):
        yield Metric(name)
    hand_off_ms = details.get("hand_off_ms")
    if isinstance(hand_off_ms, int):
        yield Metric("HandOffLatency", hand_off_ms, "Milliseconds")
