"""What the holder of a good handle gets."""

from dataclasses import dataclass, field

from chalicelib.models.session import Session
from chalicelib.services.handles import Handle
from chalicelib.services.token_set import TokenSet


@dataclass(frozen=True)
class OpenedSession:
    """Tokens for the application, and the handle that stands in for Cognito's refresh token.

    `expires_in` in seconds, of ID and access token; `expires_at` in epoch seconds, of the session.
    """

    id_token: str = field(repr=False)
    access_token: str = field(repr=False)
    refresh_handle: str = field(repr=False)
    expires_in: int
    session_id: str
    expires_at: int


def opened(session: Session, tokens: TokenSet, handle: Handle, *, now: int) -> OpenedSession:
    """The session's tokens with the handle that refreshes them next."""
    return OpenedSession(
        id_token=tokens.id_token,
        access_token=tokens.access_token,
        refresh_handle=handle.encode(),
        expires_in=max(0, tokens.expires_at - now),
        session_id=session.session_id,
        expires_at=session.ends_at,
    )
