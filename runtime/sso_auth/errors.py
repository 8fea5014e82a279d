"""Why a token was refused: one family of exceptions, one stable public code each.

    TokenError                  any refusal; catch this one
    ├── MissingToken            missing_token         nothing was presented
    ├── InvalidToken            invalid_token         not a token we accept, and never will be
    ├── ExpiredToken            expired_token         good in every other respect, but over
    ├── KeysUnavailable         keys_unavailable      cannot be judged now: no usable signing keys (HTTP 503)
    └── SessionsUnavailable     sessions_unavailable  nor now: the ended sessions are not known (HTTP 503)

``code`` is the contract with clients. ``reason`` is for logs: a fixed phrase that names the broken rule and
never quotes the token, a claim or a header, so that it can be logged as it is.
"""

# ruff: noqa: N818 - the names are the public contract: they say what is wrong, not that something is

from typing import ClassVar


class TokenError(Exception):
    """A token was not accepted. ``code`` is public, ``reason`` is for logs only."""

    code: ClassVar[str] = "invalid_token"

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.code}: {self.reason}"


class MissingToken(TokenError):
    """No token was presented."""

    code = "missing_token"


class InvalidToken(TokenError):
    """The token is malformed, not signed by the pool, or not meant for this caller."""

    code = "invalid_token"


class ExpiredToken(TokenError):
    """The token passed every other check, and its ``exp`` has passed (RFC 7519 section 4.1.4)."""

    code = "expired_token"


class KeysUnavailable(TokenError):
    """The signing keys could not be fetched, so the token could be neither accepted nor refused."""

    code = "keys_unavailable"


class SessionsUnavailable(TokenError):
    """The token is good, but whether its session has ended could not be found out."""

    code = "sessions_unavailable"
