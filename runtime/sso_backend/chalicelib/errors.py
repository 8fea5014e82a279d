"""The refusals of the sign-in, each with its contract code. They come from services and tell nothing secret.

ApiError
├── UnknownApplication    404 unknown_application
├── UnknownChannel        404 unknown_channel
├── LoginRequired         401 login_required
├── NotAMember            403 not_a_member
├── InvitationRequired    403 invitation_required
├── ForbiddenOrigin       403 forbidden_origin
├── InvalidSession        400 invalid_session
├── SessionEnded          401 session_ended
├── UnknownSession        404 unknown_session
└── TooSoon               429 too_many_requests
"""

# ruff: noqa: N818 - named like the codes they carry

from sso_auth.http_errors import ApiError


class UnknownApplication(ApiError):
    """No application of that id is registered."""

    def __init__(self) -> None:
        super().__init__(404, "unknown_application", "This application is not registered.")


class UnknownChannel(ApiError):
    """The application has no channel of that id, so there is no way back to it."""

    def __init__(self) -> None:
        super().__init__(404, "unknown_channel", "This channel is not registered for the application.")


class LoginRequired(ApiError):
    """There is no login at the SSO that this call may rest on."""

    def __init__(self) -> None:
        headers = {"WWW-Authenticate": "Bearer"}
        super().__init__(401, "login_required", "Please sign in first.", headers=headers)


class NotAMember(ApiError):
    """The user has not joined the application, or was never invited."""

    def __init__(self) -> None:
        super().__init__(403, "not_a_member", "You are not a member of this application.")


class InvitationRequired(ApiError):
    """Only an operator makes members of this application."""

    def __init__(self) -> None:
        super().__init__(403, "invitation_required", "This application is by invitation only.")


class ForbiddenOrigin(ApiError):
    """A call that rests on the SSO cookie came from another site."""

    def __init__(self) -> None:
        super().__init__(403, "forbidden_origin", "This call is only for pages of the sign-in site.")


class InvalidSession(ApiError):
    """One answer for unknown, expired, consumed, foreign and unproven: a caller learns nothing from it.

    `reason` is for the operator.
    """

    def __init__(self, *, reason: str | None = None) -> None:
        self.reason = reason
        super().__init__(400, "invalid_session", "This sign-in is not valid any more, please start again.")


class SessionEnded(ApiError):
    """One answer for unknown, expired, ended, superseded and foreign: the way on is always to sign in.

    `reason` is for the operator.
    """

    def __init__(self, *, reason: str | None = None) -> None:
        self.reason = reason
        headers = {"WWW-Authenticate": "Bearer"}
        message = "This session has ended, please sign in again."
        super().__init__(401, "session_ended", message, headers=headers)


class UnknownSession(ApiError):
    """The user has no session of that id; another user's is unknown as well."""

    def __init__(self) -> None:
        super().__init__(404, "unknown_session", "You have no such session.")


class TooSoon(ApiError):
    """The last code by mail is too fresh for another; `seconds` are left to wait."""

    def __init__(self, seconds: int) -> None:
        message = "Please wait a moment before you ask for another code."
        super().__init__(429, "too_many_requests", message, headers={"Retry-After": str(seconds)})
