"""Issuer and JWKS URL from region and pool id."""

import pytest
from sso_auth import cognito_urls


def test_a_pool() -> None:
    issuer, jwks_uri = cognito_urls("eu-west-1", "eu-west-1_AbCdEfGhI")
    assert issuer == "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI"
    assert jwks_uri == f"{issuer}/.well-known/jwks.json"


def test_china_has_its_own_domain() -> None:
    urls = cognito_urls("cn-north-1", "cn-north-1_Ab12")
    assert urls.issuer == "https://cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_Ab12"


@pytest.mark.parametrize(
    ("region", "user_pool_id"),
    [
        ("eu-west-1", "us-east-1_AbC"),
        ("eu-west-1", "eu-west-1"),
        ("eu-west-1", "eu-west-1_"),
        ("eu-west-1", "eu-west-1_a/b"),
        ("eu-west-1", "eu-west-1_AbC\n"),
        ("eu-west-1", ""),
        ("", "_AbC"),
        ("evil.example/", "evil.example/_AbC"),
        ("eu-west-1.evil", "eu-west-1.evil_AbC"),
    ],
)
def test_what_cannot_be_a_pool(region: str, user_pool_id: str) -> None:
    with pytest.raises(ValueError, match="region"):
        cognito_urls(region, user_pool_id)
