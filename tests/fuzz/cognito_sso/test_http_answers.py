"""What a server may answer to `doctor`: an answer, or a `WebError` in a few words."""

from urllib.parse import urlsplit

import pytest
from answering import ANSWERS, has_status, port_answering
from cognito_sso.admin.http_web import HttpWeb
from cognito_sso.admin.web import WebError
from fuzzed import any_bytes, any_values
from hypothesis import strategies as st
from strange import TEXTS

WEB = HttpWeb()
CLOSED = 1
"""A port that nothing listens at."""
SCHEMES = ("http://", "https://", "", "file://", "ftp://")


@any_bytes(*ANSWERS)
def test_any_answer(content: bytes) -> None:
    try:
        answer = WEB.get(f"http://sso.localhost:{port_answering(content)}/config.json")
    except WebError as error:
        assert str(error)
        return
    assert has_status(content, answer.status)
    assert all(name == name.lower() for name in answer.headers)


def addresses(scheme: str, rest: str) -> list[str]:
    """Those that nobody answers at: nothing leaves this machine, and no other program on it is asked."""
    made = (
        f"{scheme}localhost:{CLOSED}/{rest}",
        f"{scheme}[{rest}",
        f"{scheme}localhost:{rest}",
        f"file:{rest}",
    )
    return [url for url in made if _is_nobodys(url)]


def _is_nobodys(url: str) -> bool:
    try:
        parts = urlsplit(url)
        place = parts.hostname, parts.port
    except ValueError:
        return True
    return parts.scheme not in ("http", "https") or place == ("localhost", CLOSED)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_addresses_of_every_scheme_are_asked_for(scheme: str) -> None:
    assert f"{scheme}localhost:{CLOSED}/" in addresses(scheme, "")
    assert f"{scheme}localhost:x" in addresses(scheme, "x")
    assert "http://localhost:80/" not in addresses("http://", "80/")
    assert "http://localhost:x@evil.example" not in addresses("http://", "x@evil.example")


@any_values(rest=TEXTS, scheme=st.sampled_from(SCHEMES))
def test_any_address(rest: str, scheme: str) -> None:
    for url in addresses(scheme, rest):
        try:
            WEB.get(url)
        except WebError as error:
            assert str(error)
        else:
            raise AssertionError(f"somebody answers at {url!r}")
