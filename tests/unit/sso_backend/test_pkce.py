"""PKCE by RFC 7636."""

import hashlib
import string
from base64 import urlsafe_b64encode

import pytest
from chalicelib.services.pkce import CODE_CHALLENGE, proves
from hypothesis import given
from hypothesis import strategies as st

VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
UNRESERVED = string.ascii_letters + string.digits + "-._~"


def challenge_of(verifier: str) -> str:
    return urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


def test_the_rfcs_own_example() -> None:
    """RFC 7636, appendix B."""
    assert proves(VERIFIER, CHALLENGE)


@given(st.text(alphabet=UNRESERVED, min_size=43, max_size=128))
def test_every_verifier_proves_its_challenge_and_no_other(verifier: str) -> None:
    challenge = challenge_of(verifier)
    assert CODE_CHALLENGE.fullmatch(challenge)
    assert proves(verifier, challenge)
    assert not proves(verifier, CHALLENGE)


@pytest.mark.parametrize("verifier", ["", "x" * 42, "x" * 129, "x" * 42 + "+", "x" * 43 + "\n", "é" * 43])
def test_what_is_no_verifier_proves_nothing_even_when_its_hash_is_right(verifier: str) -> None:
    assert not proves(verifier, challenge_of(verifier))


def test_a_challenge_is_not_its_own_proof() -> None:
    assert not proves(CHALLENGE, CHALLENGE)
