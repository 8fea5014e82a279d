"""Where a Cognito user pool publishes itself."""

import re
from typing import NamedTuple

_REGION = re.compile(r"[a-z]{2,4}(-[a-z]+)+-[0-9]{1,2}")
_POOL_NAME = re.compile(r"[0-9A-Za-z]{1,55}")


class CognitoUrls(NamedTuple):
    """``issuer`` is the exact ``iss`` of the pool's tokens; ``jwks_uri`` is where its keys are."""

    issuer: str
    jwks_uri: str


def cognito_urls(region: str, user_pool_id: str) -> CognitoUrls:
    """Build the issuer and the JWKS URL of a user pool from its region and id (``{region}_{name}``).

    Raises ValueError for a region or an id that cannot be one, and for an id of another region. Source:
    "Verifying JSON web tokens" in the Amazon Cognito developer guide.
    """
    if not _REGION.fullmatch(region):
        raise ValueError("region is not an AWS region name")
    pool_region, _, pool_name = user_pool_id.partition("_")
    if pool_region != region or not _POOL_NAME.fullmatch(pool_name):
        raise ValueError("user_pool_id is not a pool id of this region")
    suffix = "amazonaws.com.cn" if region.startswith("cn-") else "amazonaws.com"
    issuer = f"https://cognito-idp.{region}.{suffix}/{user_pool_id}"
    return CognitoUrls(issuer, f"{issuer}/.well-known/jwks.json")
