"""Packing of token sets: whatever Cognito issues comes back letter by letter."""

import pytest
from chalicelib.services.token_set import TokenSet
from hypothesis import given
from hypothesis import strategies as st
from jose import jwt
from sso_world.full_size_tokens import full_size_tokens

SEGMENT = st.text(alphabet="ABCxyz019-_=", max_size=40)
TOKEN = st.text() | st.lists(SEGMENT, max_size=6).map(".".join)


@given(TOKEN, TOKEN, TOKEN, st.integers(0, 2**40))
def test_any_tokens_come_back(id_token: str, access_token: str, refresh_token: str, expires_at: int) -> None:
    try:
        tokens = TokenSet(id_token, access_token, refresh_token, expires_at)
        packed = tokens.pack()
    except UnicodeEncodeError:  # lone surrogates are in no token
        return
    assert TokenSet.unpack(packed) == tokens


def test_a_full_token_set_packs_to_half() -> None:
    tokens = full_size_tokens()
    text = tokens.id_token + tokens.access_token + tokens.refresh_token
    assert len(text) > 4000
    assert len(tokens.pack()) < 2350


def test_what_all_tokens_of_a_sign_in_share_is_read_from_the_id_token() -> None:
    tokens = full_size_tokens()
    assert tokens.origin_jti == jwt.get_unverified_claims(tokens.id_token)["origin_jti"]


@pytest.mark.parametrize("payload", ["", "!", "e30", "W10", "bnVsbA", "eyJvcmlnaW5fanRpIjoxfQ", "_w"])
def test_a_token_that_does_not_say_has_no_origin(payload: str) -> None:
    for id_token in (f"e30.{payload}.x", payload):
        assert TokenSet(id_token, "", "", 0).origin_jti is None


def test_a_token_that_is_endlessly_nested_has_no_origin() -> None:
    assert TokenSet(f"e30.{'W1tb' * 2000}.x", "", "", 0).origin_jti is None


def test_a_printed_token_set_shows_no_token() -> None:
    assert "ey" not in repr(full_size_tokens())
