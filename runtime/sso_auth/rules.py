"""What the caller demands of a token's claims (RFC 7519 section 4.1, and Cognito's own claims)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from sso_auth.claims import Claims
from sso_auth.errors import ExpiredToken, InvalidToken

MAX_LEEWAY_SECONDS = 60

TokenUse = Literal["id", "access"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRules:
    """One verifier's demands, validated when it is built. None means: deliberately unchecked."""

    issuer: str
    client_ids: frozenset[str] | None
    token_use: TokenUse | None
    leeway: float
    required_scopes: frozenset[str] | None
    allowed_groups: frozenset[str] | None

    def check(self, claims: Claims, now: float) -> None:
        """Raise InvalidToken for a broken rule.

        Expiry comes last: ExpiredToken means that nothing else is wrong and a new token will do.
        """
        if claims.raw.get("iss") != self.issuer:
            raise InvalidToken("iss is not the configured issuer")
        if self.token_use is not None and claims.token_use != self.token_use:
            raise InvalidToken(f"token_use is not {self.token_use}")
        if self.client_ids is not None and claims.client_id not in self.client_ids:
            raise InvalidToken("the token is for another client")
        if self.required_scopes is not None and not self.required_scopes.issubset(claims.scopes):
            raise InvalidToken("a required scope is missing")
        if self.allowed_groups is not None and self.allowed_groups.isdisjoint(claims.groups):
            raise InvalidToken("the user is in none of the allowed groups")
        self.check_time(claims, now)

    def check_time(self, claims: Claims, now: float) -> None:
        """Apply the rules that time can change. A token lives from ``iat``/``nbf`` up to, not at, ``exp``."""
        if claims.iat > now + self.leeway:
            raise InvalidToken("iat is in the future")
        if claims.nbf is not None and claims.nbf > now + self.leeway:
            raise InvalidToken("nbf is in the future")
        if now >= claims.exp + self.leeway:
            raise ExpiredToken("exp has passed")


def claim_rules(
    *,
    issuer: str,
    client_ids: Iterable[str] | None,
    token_use: TokenUse | None,
    leeway: float,
    required_scopes: Iterable[str] | None,
    allowed_groups: Iterable[str] | None,
) -> ClaimRules:
    """Build the rules from a caller's arguments. Raises ValueError for one that cannot be meant."""
    if not isinstance(issuer, str) or not issuer:
        raise ValueError("issuer must be a non-empty text")
    if token_use not in ("id", "access", None):
        raise ValueError("token_use must be 'id', 'access' or None (unchecked)")
    if type(leeway) not in (int, float) or not 0 <= leeway <= MAX_LEEWAY_SECONDS:
        raise ValueError(f"leeway must be 0 to {MAX_LEEWAY_SECONDS} seconds")
    return ClaimRules(
        issuer=issuer,
        client_ids=_names("client_ids", client_ids),
        token_use=token_use,
        leeway=leeway,
        required_scopes=_names("required_scopes", required_scopes),
        allowed_groups=_names("allowed_groups", allowed_groups),
    )


def _names(argument: str, values: Iterable[str] | None) -> frozenset[str] | None:
    if values is None:
        return None
    # A lone text is an iterable of its letters, and an empty list would refuse everybody.
    names = frozenset() if isinstance(values, str | bytes) else frozenset(values)
    if not names or not all(isinstance(name, str) and name for name in names):
        raise ValueError(f"{argument} must be a non-empty list of non-empty texts, or None (unchecked)")
    return names
