"""What a verified token says, typed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from sso_auth.errors import InvalidToken

LAST_SECOND = 253_402_300_799
"""The end of the year 9999; a later time fits no ``datetime``."""

# By token_use, and never one in place of the other: what Cognito may put into the aud of an access token
# names resource servers, not the client.
_CLIENT_CLAIMS: dict[str | None, str] = {"id": "aud", "access": "client_id"}


@dataclass(frozen=True, kw_only=True)
class Claims:
    """The claims of a verified Cognito token; only ``TokenVerifier.verify`` should make one.

    Times are epoch seconds. ``repr`` shows no personal data. ``raw`` is every claim as it was signed; it and
    what it holds are to be read only, since a verified-token cache gives one object to many callers.
    Sources: "Understanding the identity (ID) token" and "... access token" in the Amazon Cognito developer
    guide.
    """

    sub: str
    """The user's id in the pool; the only claim to key data by."""

    token_use: str | None
    """``id`` or ``access``; None only if the verifier was told not to check it and the token has none."""

    client_id: str | None
    """The app client the token is for: ``aud`` of an ID token, ``client_id`` of an access token. None only
    if the verifier was told not to check it and the token has none."""

    exp: int
    iat: int
    auth_time: int | None
    """When the user proved who he is; None if the token does not say."""

    username: str = field(repr=False)
    """The pool's user name, or ``sub`` if the token has none: Cognito takes either."""

    email: str | None = field(repr=False)
    name: str | None = field(repr=False)
    groups: tuple[str, ...]
    scopes: tuple[str, ...]
    raw: Mapping[str, object] = field(repr=False, hash=False)
    nbf: int | None = None


def read_claims(payload: dict[str, object]) -> Claims:
    """Give types to a verified payload. Raises InvalidToken for an ill-typed claim, or no sub, exp or iat."""
    sub, exp, iat = _text(payload, "sub"), _time(payload, "exp"), _time(payload, "iat")
    if not sub:
        raise InvalidToken("sub is missing or empty")
    if exp is None:
        raise InvalidToken("exp is missing")
    if iat is None:
        raise InvalidToken("iat is missing")
    token_use = _text(payload, "token_use")
    scope = _text(payload, "scope")
    # As Claims(...) would, in a third of the time: a frozen dataclass sets its fields one by one, which costs
    # a tenth of everything that is not the signature.
    claims = object.__new__(Claims)
    claims.__dict__.update(
        sub=sub,
        token_use=token_use,
        client_id=_text(payload, _CLIENT_CLAIMS.get(token_use, "aud")),
        exp=exp,
        iat=iat,
        auth_time=_time(payload, "auth_time"),
        username=_text(payload, "cognito:username") or _text(payload, "username") or sub,
        email=_text(payload, "email"),
        name=_text(payload, "name"),
        groups=_texts(payload, "cognito:groups"),
        scopes=tuple(scope.split()) if scope else (),
        raw=MappingProxyType(payload),
        nbf=_time(payload, "nbf"),
    )
    return claims


def _text(payload: dict[str, object], name: str) -> str | None:
    value = payload.get(name)
    if value is None or type(value) is str:
        return value
    raise InvalidToken(f"{name} is not a text")


def _time(payload: dict[str, object], name: str) -> int | None:
    """A NumericDate (RFC 7519 section 2), narrowed to what Cognito sends: whole seconds."""
    value = payload.get(name)
    if value is None and name not in payload:
        return None
    # A bool is an int to isinstance.
    if type(value) is not int or not 0 <= value <= LAST_SECOND:
        raise InvalidToken(f"{name} is not a time in whole seconds")
    return value


def _texts(payload: dict[str, object], name: str) -> tuple[str, ...]:
    value = payload.get(name)
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise InvalidToken(f"{name} is not a list of texts")
    return tuple(value)
