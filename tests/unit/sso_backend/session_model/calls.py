"""What actors call, and what they are answered; the search is shown each answer, too."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from chalicelib.services.authentication import Credentials
from chalicelib.services.handles import Handle
from chalicelib.triggers.post_confirmation import SessionsNotEnded
from session_model.backend import Backend, Killed
from sso_auth.http_errors import api_error_for, temporarily_unavailable
from sso_world.fake_cognito import event
from sso_world.operator_world import ACTOR
from sso_world.world import CHALLENGE, MARIA, VERIFIER

APPLICATION = "shop"
RECOVERY = event("cognito_post_confirmation_recovery")


@dataclass(frozen=True)
class Answer:
    """A status, 0 where none came; what handle was presented; what handle and cookie came back."""

    call: str
    status: int
    presented: str | None = None
    handle: str | None = None
    cookie: str | None = None

    @property
    def has_tokens(self) -> bool:
        return self.call in ("redeem", "refresh") and self.status == 200


@cache
def session_of(handle: str) -> str:
    """The id of the session that a handle is for."""
    parsed = Handle.parse(handle)
    assert parsed is not None
    return str(parsed.session_id)


def handle_in(answer: Answer) -> str:
    """Of an answer that has one."""
    assert answer.handle is not None, answer
    return answer.handle


def log_in(backend: Backend, token: str, cookie: str | None = None) -> Answer:
    """A sign-in by a password that was just given, in a browser that may have a cookie."""
    return _sign_in(backend, Credentials(id_token=token, cookie=cookie))


def sign_in_silently(backend: Backend, cookie: str) -> Answer:
    """A sign-in without a form."""
    return _sign_in(backend, Credentials(cookie=cookie))


def redeem(backend: Backend, handle: str) -> Answer:
    sessions = backend.services.sessions.of_applications

    def call() -> dict[str, Any]:
        opened = sessions.redeem(handle, application_id=APPLICATION, code_verifier=VERIFIER)
        return {"handle": opened.refresh_handle}

    return _answered(backend, "redeem", call, handle)


def refresh(backend: Backend, handle: str) -> Answer:
    def call() -> dict[str, Any]:
        opened = backend.services.sessions.refresh.refresh(handle, application_id=APPLICATION)
        return {"handle": opened.refresh_handle}

    return _answered(backend, "refresh", call, handle)


def log_out(backend: Backend, handle: str, *, everywhere: bool) -> Answer:
    logout = backend.services.sessions.logout
    return _done(
        backend,
        "log out",
        lambda: logout.by_handle(handle, application_id=APPLICATION, everywhere=everywhere),
    )


def log_out_at_the_sso(backend: Backend, cookie: str) -> Answer:
    logout = backend.services.sessions.logout
    return _done(backend, "log out", lambda: logout.by_cookie(cookie, application_id=None, everywhere=True))


def end_from_the_list(backend: Backend, cookie: str, session_id: str) -> Answer:
    def call() -> None:
        login = backend.services.authenticator.live_login(Credentials(cookie=cookie))
        backend.services.sessions.of_user.end(login.user_id, session_id)

    return _done(backend, "end", call)


def end_others(backend: Backend, cookie: str) -> Answer:
    def call() -> None:
        login = backend.services.authenticator.live_login(Credentials(cookie=cookie))
        backend.services.sessions.of_user.end_others(login)

    return _done(backend, "end others", call)


def recover_the_password(backend: Backend) -> Answer:
    def call() -> None:
        try:
            backend.trigger(RECOVERY)
        except SessionsNotEnded:  # Cognito tells the browser
            raise temporarily_unavailable() from None

    return _done(backend, "recover", call)


def remove_the_member(backend: Backend) -> Answer:
    event = {
        "action": "members.remove",
        "arguments": {"application_id": APPLICATION, "user": MARIA},
        "actor": ACTOR,
        "version": 1,
    }

    def call() -> None:
        if not backend.operator(event, request_id="request-1")["ok"]:
            raise temporarily_unavailable()

    return _done(backend, "remove", call)


def _sign_in(backend: Backend, credentials: Credentials) -> Answer:
    def call() -> dict[str, Any]:
        signed_in = backend.services.sign_in.start(
            credentials,
            application_id=APPLICATION,
            channel_id="web",
            code_challenge=CHALLENGE,
            user_agent="",
        )
        return {"handle": signed_in.hand_off.handle, "cookie": signed_in.cookie}

    return _answered(backend, "sign in", call)


def _done(backend: Backend, name: str, call: Callable[[], object]) -> Answer:
    def without_result() -> dict[str, Any]:
        call()
        return {}

    return _answered(backend, name, without_result)


def _answered(
    backend: Backend, name: str, call: Callable[[], dict[str, Any]], presented: str | None = None
) -> Answer:
    try:
        backend.ask("begin", {})
        answer = Answer(name, 200, presented, **call())
    except Killed:
        return Answer(name, 0, presented)
    except Exception as error:
        refusal = api_error_for(error)
        if refusal.status == 500:
            raise
        answer = Answer(name, refusal.status, presented)
    backend.ask("answer", {"answer": answer})
    return answer
