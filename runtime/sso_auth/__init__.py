"""Verification of Amazon Cognito tokens, for every backend that takes part in the sign-on.

    claims = TokenVerifier(issuer=..., jwks_uri=..., client_ids=[...], token_use="id").verify(token)

Needs python-jose and nothing of the web framework; ``sso_auth.chalice_api`` is the skin for Chalice.
"""

from sso_auth.claims import Claims
from sso_auth.cognito import CognitoUrls, cognito_urls
from sso_auth.ended_sessions import EndedSessions
from sso_auth.errors import (
    ExpiredToken,
    InvalidToken,
    KeysUnavailable,
    MissingToken,
    SessionsUnavailable,
    TokenError,
)
from sso_auth.verifier import TokenVerifier

__all__ = [
    "Claims",
    "CognitoUrls",
    "EndedSessions",
    "ExpiredToken",
    "InvalidToken",
    "KeysUnavailable",
    "MissingToken",
    "SessionsUnavailable",
    "TokenError",
    "TokenVerifier",
    "cognito_urls",
]
