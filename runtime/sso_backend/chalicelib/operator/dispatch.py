"""The one entry of the operator's function: reads the event, does the act, audits it, answers."""

import re
from collections.abc import Mapping

from sso_auth.event_scope import EventScope, event_scope
from sso_auth.failures import failure_details
from sso_auth.http_errors import ApiError, api_error_for, invalid_request

from chalicelib.operator.arguments import Action, Arguments, Result
from chalicelib.operator.errors import UnknownAction
from chalicelib.services.audit import AuditTrail

_VERSION = 1
_MAX_ACTOR = 200
_MAILBOX = re.compile(r"([^\s/:@])[^\s/:@]*@")
# The services' codes that have another name here: they speak to a user, and an operator is asked for one.
_CODES = {"login_required": "unknown_user", "too_many_requests": "temporarily_unavailable"}
_MESSAGES = {"unknown_user": "There is no such user.", "unknown_session": "The user has no such session."}


class Operator:
    """Answers `{"ok": true, "result"}` or `{"ok": false, "error": {"code", "message"}}`, and never raises."""

    def __init__(self, actions: Mapping[str, Action], *, audit: AuditTrail) -> None:
        self._actions = actions
        self._audit = audit

    def __call__(self, event: object, *, request_id: str) -> Result:
        """Does what the event asks for. Every act is audited, a refused one and a mere reading too."""
        asked = event if isinstance(event, Mapping) else {}
        with event_scope(request_id) as scope:
            try:
                result = self._run(asked)
            except Exception as error:
                refusal = api_error_for(error)
                self._record(asked, scope, refusal=refusal, error=error)
                return {"ok": False, "error": {"code": _code(refusal), "message": _message(refusal)}}
            self._record(asked, scope)
            return {"ok": True, "result": result}

    def _run(self, asked: Mapping[str, object]) -> Result:
        if asked.get("version") != _VERSION:
            raise invalid_request(f"version must be {_VERSION}.")
        if not _actor(asked):
            raise invalid_request("actor must be a non-blank string.")
        given = asked.get("arguments", {})
        if not isinstance(given, dict):
            raise invalid_request("arguments must be a JSON object.")
        wanted = self._actions.get(_name(asked))
        if wanted is None:
            raise UnknownAction
        arguments = Arguments(given)
        arguments.only(wanted.arguments)
        return wanted.run(arguments)

    def _record(
        self,
        asked: Mapping[str, object],
        scope: EventScope,
        *,
        refusal: ApiError | None = None,
        error: Exception | None = None,
    ) -> None:
        name = _name(asked)
        # What anybody could make up does not name an event.
        known = name if name in self._actions else "unknown_action"
        self._audit.record(
            f"operator.{known}",
            outcome="ok" if refusal is None else _code(refusal),
            user_id=scope.user_id,
            application_id=scope.application_id,
            actor=_actor(asked) or "unknown",
            **_failure(error),
        )


def _name(asked: Mapping[str, object]) -> str:
    name = asked.get("action")
    return name if isinstance(name, str) else ""


def _actor(asked: Mapping[str, object]) -> str:
    actor = asked.get("actor")
    if not isinstance(actor, str):
        return ""
    shortened = actor.strip()[:_MAX_ACTOR]
    printable = "".join(character if character.isprintable() else "?" for character in shortened)
    # The session names of IAM Identity Center are addresses.
    return _MAILBOX.sub(r"\1***@", printable)


def _code(refusal: ApiError) -> str:
    return _CODES.get(refusal.code, refusal.code)


def _message(refusal: ApiError) -> str:
    return _MESSAGES.get(_code(refusal), refusal.message)


def _failure(error: Exception | None) -> dict[str, str | list[str]]:
    """For the runbook: what went wrong where nobody was refused."""
    if error is None or isinstance(error, ApiError):
        return {}
    details = failure_details(error)
    return {name: value if isinstance(value, list) else str(value) for name, value in details.items()}
