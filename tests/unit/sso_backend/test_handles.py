"""Handles: one spelling each, and no way in without the secret."""

import hashlib
from base64 import urlsafe_b64decode
from uuid import UUID

from chalicelib.services.handles import Handle, HandleMint, Lineage
from hypothesis import given
from hypothesis import strategies as st
from sso_world.time_and_chance import DrawnBytes, ManualClock, repeatable_bytes

USER = "0b5d6f3e-8a1c-4e1f-9d57-3c2b1a0f9e8d"
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
handles = st.builds(Handle, st.uuids(), st.uuids(), st.binary(min_size=32, max_size=32))


@given(handles)
def test_a_handle_comes_back_from_its_86_characters(handle: Handle) -> None:
    text = handle.encode()
    assert len(text) == 86
    assert set(text) <= set(ALPHABET)
    assert Handle.parse(text) == handle


@given(st.text() | st.text(alphabet=ALPHABET, min_size=84, max_size=88))
def test_any_other_text_is_no_handle_or_the_very_one(text: str) -> None:
    handle = Handle.parse(text)
    assert handle is None or handle.encode() == text


@given(handles, st.sampled_from(ALPHABET), st.integers(0, 85))
def test_a_handle_has_one_spelling(handle: Handle, letter: str, place: int) -> None:
    text = handle.encode()
    changed = text[:place] + letter + text[place + 1 :]
    assert Handle.parse(changed) != handle or changed == text


def test_spare_bits_and_foreign_characters_are_refused() -> None:
    text = Handle(UUID(int=1), UUID(int=2), bytes(32)).encode()
    for wrong in (
        text[:-1] + "B",
        text + "==",
        text[:40] + "\n" + text[41:],
        text[:85] + " ",
        text[:-1] + "+",
    ):
        assert Handle.parse(wrong) is None


def test_the_parts_stand_where_the_contract_puts_them() -> None:
    mint = HandleMint(clock=ManualClock(), random_bytes=repeatable_bytes())
    handle = mint.issue(USER)
    raw = urlsafe_b64decode(handle.encode() + "==")
    assert raw == UUID(USER).bytes + handle.session_id.bytes + handle.secret
    assert handle.session_id.version == 7


def test_only_the_hash_of_the_secret_is_for_storing() -> None:
    handle = Handle(UUID(int=1), UUID(int=2), b"s" * 32)
    assert handle.secret_hash == hashlib.sha256(b"s" * 32).digest()
    assert handle.opens(handle.secret_hash)
    assert not handle.opens(None)
    assert not handle.opens(b"s" * 32)


def test_a_renewed_handle_leads_to_the_same_session_with_another_secret() -> None:
    mint = HandleMint(clock=ManualClock(), random_bytes=repeatable_bytes())
    first = mint.issue(USER)
    second = mint.renew(USER, str(first.session_id))
    assert (second.user_id, second.session_id) == (first.user_id, first.session_id)
    assert not second.opens(first.secret_hash)


def test_a_lineage_knows_all_its_handles_and_no_others() -> None:
    mint = HandleMint(clock=ManualClock(), random_bytes=repeatable_bytes())
    lineage, other = mint.new_lineage(), mint.new_lineage()
    first = mint.issue(USER, lineage)
    second = mint.renew(USER, str(first.session_id), lineage)
    assert first.secret != second.secret
    assert (len(first.secret), len(lineage.key)) == (32, 16)
    assert lineage.includes(first)
    assert lineage.includes(second)
    assert not other.includes(first)
    assert not lineage.includes(mint.issue(USER))


def test_a_session_without_a_lineage_recognises_none() -> None:
    """Or else anyone could end it."""
    nobodys = Lineage(b"")
    assert not nobodys.includes(Handle(UUID(int=1), UUID(int=2), nobodys.secret(bytes(24))))


@given(st.binary(min_size=32, max_size=32))
def test_a_guess_is_of_no_lineage(secret: bytes) -> None:
    assert not Lineage(b"k" * 16).includes(Handle(UUID(int=1), UUID(int=2), secret))


def test_every_handle_has_192_random_bits_or_more() -> None:
    """The rest of its secret follows from them."""
    drawn = DrawnBytes()
    mint = HandleMint(clock=ManualClock(), random_bytes=drawn)
    for lineage in (None, mint.new_lineage()):
        first = mint.issue(USER, lineage)
        for handle in (first, mint.renew(USER, str(first.session_id), lineage)):
            assert len(drawn.start_of(handle.secret)) * 8 >= 192


def test_a_printed_handle_shows_no_secret() -> None:
    assert "secret" not in repr(Handle(UUID(int=1), UUID(int=2), b"s" * 32))
    assert "key" not in repr(Lineage(b"k" * 16))
