"""The environment of this function as one typed object, read in one place."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """What the deployment decides; every value is required.

    `client_id` is this application's own Cognito app client: tokens of any other are refused.
    """

    orders_table_name: str
    token_issuer: str
    jwks_uri: str
    client_id: str

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Settings":
        """Reads the four variables; `ValueError` naming the first that is missing or empty."""
        return cls(
            orders_table_name=_required(environment, "ORDERS_TABLE_NAME"),
            token_issuer=_required(environment, "TOKEN_ISSUER"),
            jwks_uri=_required(environment, "JWKS_URI"),
            client_id=_required(environment, "CLIENT_ID"),
        )


def _required(environment: Mapping[str, str], name: str) -> str:
    value = environment.get(name, "")
    if not value:
        raise ValueError(f"environment variable {name} is not set")
    return value
