"""The compact form and its header, before any claim is read."""

import base64

import pytest
from sso_auth import Claims, InvalidToken, MissingToken
from token_pool import ID_CLAIMS, Pool, b64url, to_json

HEADER = b'{"alg":"RS256","kid":"key-1"}'


def refused(pool: Pool, token: object) -> str:
    """The reason for refusing a token of any type as invalid."""
    with pytest.raises(InvalidToken) as caught:
        pool.verifier().verify(token)  # type: ignore[arg-type]  # no text, on purpose
    assert caught.value.code == "invalid_token"
    return caught.value.reason


def test_a_good_token_as_str_and_as_bytes(pool: Pool) -> None:
    token = pool.token()
    claims = pool.verifier().verify(token)
    assert isinstance(claims, Claims)
    assert claims == pool.verifier().verify(token.encode())


@pytest.mark.parametrize("nothing", [None, "", b""])
def test_nothing_is_a_missing_token(pool: Pool, nothing: object) -> None:
    with pytest.raises(MissingToken):
        pool.verifier().verify(nothing)  # type: ignore[arg-type]  # no text, on purpose


@pytest.mark.parametrize("thing", [0, 1.5, True, [], {}, object()])
def test_other_types_are_refused(pool: Pool, thing: object) -> None:
    assert "neither str nor bytes" in refused(pool, thing)


def test_mutable_bytes_are_refused(pool: Pool) -> None:
    token = pool.token().encode()
    assert "neither str nor bytes" in refused(pool, bytearray(token))
    assert "neither str nor bytes" in refused(pool, memoryview(token))


@pytest.mark.parametrize("foreign", ["\ud800", "é", "\0", " ", "\n", "Bearer ", "\ufeff", "."])
def test_foreign_characters_around_a_good_token(pool: Pool, foreign: str) -> None:
    refused(pool, foreign + pool.token())
    refused(pool, pool.token() + foreign)


def token_of_length(pool: Pool, length: int) -> bytes:
    """A good token of this length; spaces before its header reach those that base64url alone skips."""
    for spaces in range(3):
        header = b" " * spaces + HEADER
        for padding in range(length):
            payload = to_json({**ID_CLAIMS, "padding": "x" * padding})
            if len(b64url(header)) + len(b64url(payload)) + 344 == length:
                return pool.key.token(header, payload)
    raise AssertionError(length)


def test_eight_kilobytes_are_the_limit(pool: Pool) -> None:
    assert pool.verifier().verify(token_of_length(pool, 8192))
    assert "longer than 8192" in refused(pool, token_of_length(pool, 8193))


def test_the_size_is_judged_before_anything_else(pool: Pool) -> None:
    assert "longer than 8192" in refused(pool, "é" * 8193)
    assert pool.fetched == []


def test_three_parts_exactly(pool: Pool) -> None:
    header, payload, signature = pool.token().split(".")
    for parts in (
        [header],
        [header, payload],
        [header, payload, ""],
        [header, "", signature],
        ["", payload, signature],
        [header, payload, signature, ""],
        [header, payload, signature, signature],
        ["", header, payload, signature],
        [header, payload, "", signature],
    ):
        refused(pool, ".".join(parts))
    assert pool.fetched == [], "a malformed token must not make us fetch"


def test_base64url_has_one_spelling(pool: Pool) -> None:
    header, payload, signature = pool.token().split(".")
    unused_bits = {"A": "B", "Q": "R", "g": "h", "w": "x"}
    respelled = signature[:-1] + unused_bits[signature[-1]]
    lenient = [base64.urlsafe_b64decode(text + "==") for text in (respelled, signature)]
    assert lenient[0] == lenient[1], "the vector is meant to be the same signature"
    for bad in (
        respelled,
        signature + "=",
        signature + "==",
        signature + "A",
        f" {signature}",
        f"{signature}\n",
    ):
        refused(pool, f"{header}.{payload}.{bad}")
    for bad in (header + "=", header[:4] + "\n" + header[4:], header + "AAA="):
        refused(pool, f"{bad}.{payload}.{signature}")
    for bad in (payload + "=", payload[:8] + "=" + payload[8:]):
        refused(pool, f"{header}.{bad}.{signature}")


@pytest.mark.parametrize("foreign", ["====", "++++", "////", "!!!!", "    ", "\n\n\n\n", "\0\0\0\0", "%3D="])
def test_foreign_characters_are_not_skipped(pool: Pool, foreign: str) -> None:
    """Four at a time, so that lengths stay as they were: a lenient decoder would skip them."""
    token = pool.token()
    for position in (len(token) - 100, len(token.rpartition(".")[0]) + 1):
        refused(pool, token[:position] + foreign + token[position:])


def test_plain_base64_is_not_base64url(pool: Pool) -> None:
    for number in range(50):
        header, payload, signature = pool.token(number=number).split(".")
        plain = signature.replace("-", "+").replace("_", "/")
        if plain != signature:
            refused(pool, f"{header}.{payload}.{plain}")
            return
    raise AssertionError("no signature had a character to respell")


def test_a_signature_of_any_other_bytes(pool: Pool) -> None:
    header, payload, signature = pool.token().split(".")
    raw = base64.urlsafe_b64decode(signature + "==")
    forgeries = [raw[:-1], raw + b"\0", b"\0" + raw, bytes(256), b"\xff" * 256, b"\x01", raw[::-1]]
    forgeries += [raw[:i] + bytes([raw[i] ^ 1]) + raw[i + 1 :] for i in (0, 128, 255)]
    for forgery in forgeries:
        reason = refused(pool, f"{header}.{payload}.{b64url(forgery).decode()}")
        assert reason == "the signature does not match"


def test_a_tampered_payload(pool: Pool) -> None:
    header, _, signature = pool.token().split(".")
    payload = b64url(to_json({**ID_CLAIMS, "sub": "someone-else"})).decode()
    assert refused(pool, f"{header}.{payload}.{signature}") == "the signature does not match"
