"""Errors, logs and reprs are written to places where a token must not be."""

import logging
import pickle
import traceback

import pytest
from sso_auth import TokenError
from token_pool import ID_CLAIMS, Pool, b64url, to_json


def secrets_of(token: str) -> list[str]:
    parts = [part for part in token.split(".") if len(part) > 8]
    return [*parts, *(part[:16] for part in parts), "ada@example.com", "Ada Lovelace", str(ID_CLAIMS["sub"])]


def refusals(pool: Pool) -> list[str]:
    good = pool.token()
    header, payload, signature = good.split(".")
    bad_payload = to_json(ID_CLAIMS)[:-1]
    return [
        f"{good}é",
        f"{good}=",
        f"{good}.x",
        f"{header}.{payload}.AAAA",
        f"{header}x.{payload}.{signature}",
        f"{b64url(b'{broken')[:].decode()}.{payload}.{signature}",
        pool.key.token(to_json({"alg": "RS256", "kid": "key-1"}), bad_payload).decode(),
        pool.key.token(to_json({"alg": "RS256", "kid": "key-1"}), bad_payload + b"\xff}").decode(),
        pool.token(aud="outlet-client"),
        pool.token(iss="https://evil.example"),
        pool.token(sub=""),
        pool.token(name=5),
        pool.token(name="\ud800"),
        pool.token(exp=1_700_000_000),
        pool.token(header={"kid": "unknown"}),
        good + "A" * 9000,
    ]


def linked(error: BaseException) -> list[BaseException]:
    """The error and everything it hangs on to."""
    found: list[BaseException] = []
    current: BaseException | None = error
    while current is not None:
        found.append(current)
        current = current.__cause__ or current.__context__
    return found


def test_errors_quote_nothing(pool: Pool) -> None:
    for token in refusals(pool):
        with pytest.raises(TokenError) as caught:
            pool.verifier().verify(token)
        # With locals left out: what a crash reporter does with a caller's own variables is not ours.
        told = ["".join(traceback.format_exception_only(caught.value))]
        for error in linked(caught.value):
            told += [str(error), repr(error), repr(error.args), repr(vars(error))]
        shown = "\n".join(told)
        assert not [secret for secret in secrets_of(token) if secret in shown], token[:40]


def test_no_linked_error_holds_the_text_it_failed_on(pool: Pool) -> None:
    """UnicodeDecodeError and JSONDecodeError carry the whole input as an attribute."""
    for token in refusals(pool):
        with pytest.raises(TokenError) as caught:
            pool.verifier().verify(token)
        assert all(
            not hasattr(error, "doc") and not hasattr(error, "object") for error in linked(caught.value)
        )


def test_an_outage_is_logged_and_no_token_with_it(pool: Pool, caplog: pytest.LogCaptureFixture) -> None:
    pool.outage = OSError("connection refused")
    token = pool.token()
    with caplog.at_level(logging.DEBUG), pytest.raises(TokenError):
        pool.verifier().verify(token)
    assert "connection refused" in caplog.text
    assert not [secret for secret in secrets_of(token) if secret in caplog.text]


def test_refusals_log_nothing(pool: Pool, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        for token in refusals(pool):
            with pytest.raises(TokenError):
                pool.verifier().verify(token)
    assert caplog.text == ""


def test_the_repr_of_claims_shows_no_personal_data(pool: Pool) -> None:
    shown = repr(pool.verifier().verify(pool.token()))
    assert "ada" not in shown.lower()
    assert "g5uZ1hQv" not in shown
    assert "token_use='id'" in shown


def test_the_repr_of_a_verifier_shows_no_token(pool: Pool) -> None:
    verifier = pool.verifier(cache_size=10)
    token = pool.token()
    verifier.verify(token)
    assert token.split(".")[2][:16] not in repr(verifier) + repr(vars(verifier))


def test_errors_survive_a_process_boundary(pool: Pool) -> None:
    with pytest.raises(TokenError) as caught:
        pool.verifier().verify("x")
    copy = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    assert (type(copy), copy.reason) == (type(caught.value), caught.value.reason)
