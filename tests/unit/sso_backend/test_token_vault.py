"""Encryption of stored token sets."""

import hashlib

from chalicelib.models.keys import Key, session_key
from chalicelib.services.token_set import TokenSet
from chalicelib.services.token_vault import TokenVault
from hypothesis import given
from hypothesis import strategies as st
from sso_world.time_and_chance import repeatable_bytes

SECRET = b"s" * 32
KEY = session_key("0b5d6f3e-8a1c-4e1f-9d57-3c2b1a0f9e8d", "017f22e2-79b0-7cc3-98c4-dc0c0c07398f")
TOKENS = TokenSet("id.token.", "access.token.", "refresh", 1_795_410_000)
VAULT = TokenVault(random_bytes=repeatable_bytes())
SEALED = VAULT.seal(TOKENS, secret=SECRET, key=KEY)


def test_the_holder_of_the_secret_reads_what_was_sealed() -> None:
    assert VAULT.open(SEALED, secret=SECRET, key=KEY) == TOKENS


def test_sealing_twice_never_gives_the_same_bytes() -> None:
    assert VAULT.seal(TOKENS, secret=SECRET, key=KEY) != SEALED


@given(st.binary(min_size=32, max_size=32))
def test_another_secret_reads_nothing(secret: bytes) -> None:
    assert secret == SECRET or VAULT.open(SEALED, secret=secret, key=KEY) is None


@given(st.integers(0, len(SEALED) * 8 - 1))
def test_one_changed_bit_anywhere_is_noticed(bit: int) -> None:
    changed = bytearray(SEALED)
    changed[bit // 8] ^= 1 << bit % 8
    assert VAULT.open(bytes(changed), secret=SECRET, key=KEY) is None


@given(st.integers(0, len(SEALED) - 1))
def test_a_shortened_ciphertext_is_noticed(length: int) -> None:
    assert VAULT.open(SEALED[:length], secret=SECRET, key=KEY) is None


def test_a_ciphertext_opens_in_its_own_place_only() -> None:
    for key in (
        Key(KEY.partition, KEY.sort + "x"),
        Key(KEY.partition + "x", KEY.sort),
        Key(KEY.sort, KEY.partition),
    ):
        assert VAULT.open(SEALED, secret=SECRET, key=key) is None


def test_the_next_secret_opens_as_nothing_else() -> None:
    sealed = VAULT.seal_next(b"n" * 32, secret=SECRET, key=KEY)
    assert VAULT.open_next(sealed, secret=SECRET, key=KEY) == b"n" * 32
    assert VAULT.open_next(sealed, secret=b"t" * 32, key=KEY) is None
    assert VAULT.open_next(sealed, secret=SECRET, key=Key(KEY.partition, "session-x")) is None
    assert VAULT.open(sealed, secret=SECRET, key=KEY) is None
    assert VAULT.open_next(SEALED, secret=SECRET, key=KEY) is None


def test_the_stored_hash_of_a_handle_is_not_its_key() -> None:
    assert VAULT.open(SEALED, secret=hashlib.sha256(SECRET).digest(), key=KEY) is None
