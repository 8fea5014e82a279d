"""The verifier: any bytes in, claims or a TokenError out."""

import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from sso_auth.claims import Claims, read_claims
from sso_auth.ended_sessions import EndedSessions
from sso_auth.errors import InvalidToken
from sso_auth.fetch import fetch_bytes, require_trustworthy
from sso_auth.jws import parse_jws, token_bytes
from sso_auth.key_cache import KeyCache
from sso_auth.rules import TokenUse, claim_rules
from sso_auth.strict_decoding import MalformedError, json_object
from sso_auth.verified_tokens import VerifiedToken, VerifiedTokens

if TYPE_CHECKING:
    from sso_auth.jwks import RsaKey


class TokenVerifier:
    """Verifies the RS256 tokens of one Cognito user pool. Make one per process; it is safe between threads.

    What a token must be for has no default: name the client ids and the token use, or write None to leave
    them unchecked on purpose.
    """

    def __init__(
        self,
        *,
        issuer: str,
        jwks_uri: str,
        client_ids: Iterable[str] | None,
        token_use: TokenUse | None,
        leeway: float = 0,
        required_scopes: Iterable[str] | None = None,
        allowed_groups: Iterable[str] | None = None,
        cache_size: int = 0,
        ended_sessions: EndedSessions | None = None,
        on_key_fetch: Callable[[Exception | None], None] | None = None,
        fetch: Callable[[str], bytes] | None = None,
        now: Callable[[], float] | None = None,
    ) -> None:
        """Take the demands; nothing is fetched before the first token. Raises ValueError for a bad one.

        issuer: the exact ``iss``. jwks_uri: where the keys are, from settings, never from a token; HTTPS
            unless the host is loopback or ``fetch`` is given.
        client_ids: app clients whose tokens are accepted. token_use: ``id`` or ``access``.
        leeway: seconds of clock difference forgiven, 0 to 60.
        required_scopes: all of them must be in ``scope``. allowed_groups: the user must be in one of them.
        cache_size: how many verified tokens to remember (by hash, each no longer than it and its key are
            valid), to spare the signature check when one comes again; 0 is off.
        ended_sessions: refuses tokens whose session has ended, remembered ones too; None is off.
        on_key_fetch: told of each fetch of the keys, by None or by what it failed with; without it a failure
            is a warning of the logger ``sso_auth``.
        fetch: gets the JWKS document; whatever it raises counts as an outage.
        now: the clock, epoch seconds; it rules every decision about time.
        """
        if fetch is None:
            require_trustworthy(jwks_uri)
        self._rules = claim_rules(
            issuer=issuer,
            client_ids=client_ids,
            token_use=token_use,
            leeway=leeway,
            required_scopes=required_scopes,
            allowed_groups=allowed_groups,
        )
        self._now = now or time.time
        self._keys = KeyCache(
            jwks_uri=jwks_uri, fetch=fetch or fetch_bytes, now=self._now, on_fetch=on_key_fetch
        )
        self._verified = VerifiedTokens(cache_size) if cache_size != 0 else None
        self._ended_sessions = ended_sessions

    def verify(self, token: str | bytes) -> Claims:
        """Return the claims of a token in compact form, at most 8 KB, as it stands after ``Bearer``.

        Raises MissingToken, InvalidToken, ExpiredToken, KeysUnavailable or SessionsUnavailable, and nothing
        else for any input.
        """
        data = token_bytes(token)
        remembered = self._verified
        claims = self._verify_signed(data)[2] if remembered is None else self._recall(data, remembered)
        if self._ended_sessions is not None:
            self._ended_sessions.check(claims)
        return claims

    def _recall(self, token: bytes, remembered: VerifiedTokens) -> Claims:
        digest = remembered.digest(token)
        verified = remembered.get(digest)
        if verified is not None and self._keys.find(verified.kid) is verified.key:
            self._rules.check_time(verified.claims, self._now())
            return verified.claims
        kid, key, claims = self._verify_signed(token)
        remembered.put(digest, VerifiedToken(kid, key, claims))
        return claims

    def _verify_signed(self, token: bytes) -> tuple[str, "RsaKey", Claims]:
        kid, signed, signature, payload = parse_jws(token)
        key = self._keys.find(kid)
        if not key.verify(signature, signed):
            raise InvalidToken("the signature does not match")
        try:
            claims = read_claims(json_object(payload))
        except MalformedError as malformed:
            raise InvalidToken(f"payload: {malformed}") from None
        self._rules.check(claims, self._now())
        return kid, key, claims
