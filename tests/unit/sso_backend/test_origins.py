"""Origins as browsers spell them."""

import pytest
from chalicelib.services.origins import origin_of


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://shop.example/success", "https://shop.example"),
        ("https://Shop.Example:443/a/b", "https://shop.example"),
        ("https://shop.example:8443/", "https://shop.example:8443"),
        ("http://shop.localhost:4566/success", "http://shop.localhost:4566"),
        ("http://shop.localhost:80/", "http://shop.localhost"),
        ("https://[2001:db8::1]:8443/", "https://[2001:db8::1]:8443"),
    ],
)
def test_scheme_host_and_an_unusual_port(url: str, origin: str) -> None:
    assert origin_of(url) == origin
