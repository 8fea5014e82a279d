"""What a validly signed token must say, and what the caller may ask of it."""

import dataclasses
from typing import Any

import pytest
from sso_auth import ExpiredToken, InvalidToken, TokenError
from token_pool import ACCESS_CLAIMS, ID_CLAIMS, ISSUER, OUTLET, SHOP, START, Pool, to_json


def refused(pool: Pool, token: str | bytes, **verifier: Any) -> str:
    with pytest.raises(InvalidToken) as caught:
        pool.verifier(**verifier).verify(token)
    return caught.value.reason


def test_id_claims(pool: Pool) -> None:
    claims = pool.verifier().verify(pool.token())
    assert dataclasses.asdict(dataclasses.replace(claims, raw={})) == {
        "sub": ID_CLAIMS["sub"],
        "token_use": "id",
        "client_id": SHOP,
        "exp": START + 3600,
        "iat": START,
        "nbf": None,
        "auth_time": START - 60,
        "username": "ada",
        "email": "ada@example.com",
        "name": "Ada Lovelace",
        "groups": ("customers", "testers"),
        "scopes": (),
        "raw": {},
    }
    assert claims.raw == ID_CLAIMS


def test_access_claims(pool: Pool) -> None:
    claims = pool.verifier(token_use="access").verify(pool.token(ACCESS_CLAIMS))
    assert (claims.client_id, claims.token_use, claims.username) == (SHOP, "access", "ada")
    assert claims.scopes == ("openid", "orders/read")
    assert (claims.email, claims.name, claims.groups) == (None, None, ())


def test_claims_are_frozen(pool: Pool) -> None:
    claims = pool.verifier().verify(pool.token())
    with pytest.raises(dataclasses.FrozenInstanceError):
        claims.sub = "someone-else"  # type: ignore[misc]  # the misuse under test
    with pytest.raises(TypeError):
        claims.raw["sub"] = "someone-else"  # type: ignore[index]  # the misuse under test
    assert hash(claims) == hash(pool.verifier().verify(pool.token()))


@pytest.mark.parametrize("name", ["sub", "exp", "iat", "iss", "aud", "token_use"])
def test_required_claims(pool: Pool, name: str) -> None:
    refused(pool, pool.token(without=name))


@pytest.mark.parametrize(
    "name", ["auth_time", "cognito:username", "cognito:groups", "email", "name", "at_hash"]
)
def test_optional_claims(pool: Pool, name: str) -> None:
    assert pool.verifier().verify(pool.token(without=name)).sub == ID_CLAIMS["sub"]


def test_sub_stands_in_for_a_missing_username(pool: Pool) -> None:
    assert pool.verifier().verify(pool.token(without="cognito:username")).username == ID_CLAIMS["sub"]


@pytest.mark.parametrize("value", ["", None, 5, True, ["x"], {"a": 1}])
def test_sub_is_a_non_empty_text(pool: Pool, value: object) -> None:
    assert "sub" in refused(pool, pool.token(sub=value))


@pytest.mark.parametrize("name", ["exp", "iat", "nbf", "auth_time"])
@pytest.mark.parametrize(
    "value", [str(START), None, True, START + 0.5, float(START), -1, 10**12, 10**400, [START], {"t": START}]
)
def test_times_are_whole_seconds(pool: Pool, name: str, value: object) -> None:
    assert name in refused(pool, pool.token({**ID_CLAIMS, name: value}))


@pytest.mark.parametrize("number", [b"Infinity", b"-Infinity", b"NaN", b"1e400", b"-1e400", b"9" * 5000])
@pytest.mark.parametrize("name", [b"exp", b"other"])
def test_numbers_are_finite(pool: Pool, name: bytes, number: bytes) -> None:
    payload = to_json({**ID_CLAIMS, "exp": None}).replace(b'"exp":null', b'"%s":%s' % (name, number))
    assert "payload" in refused(pool, pool.key.token(to_json({"alg": "RS256", "kid": "key-1"}), payload))


@pytest.mark.parametrize(
    "extra",
    [
        b'"sub":"someone-else"',
        b'"aud":"outlet-client"',
        b'"exp":9999999999',
        b'"nested":{"a":1,"a":2}',
        b'"nested":[{"a":1,"\\u0061":2}]',
    ],
)
def test_duplicate_keys(pool: Pool, extra: bytes) -> None:
    payload = to_json(ID_CLAIMS)[:-1] + b"," + extra + b"}"
    assert "duplicate" in refused(pool, pool.key.token(to_json({"alg": "RS256", "kid": "key-1"}), payload))


@pytest.mark.parametrize("payload", [b"null", b"[]", b'"text"', b"1", b"{}", b"{", b"\xff", b"\0", b" "])
def test_the_payload_is_a_json_object(pool: Pool, payload: bytes) -> None:
    refused(pool, pool.key.token(to_json({"alg": "RS256", "kid": "key-1"}), payload))


@pytest.mark.parametrize(("opening", "closing"), [(b"[", b"]"), (b'{"a":', b"}")])
def test_deep_nesting_raises_nothing_else(pool: Pool, opening: bytes, closing: bytes) -> None:
    """Python 3.11 refuses it, later versions may read it; a RecursionError comes out of neither."""
    depth = 900 if len(opening) > 1 else 2700
    payload = to_json(ID_CLAIMS)[:-1] + b',"deep":' + opening * depth + b"1" + closing * depth + b"}"
    token = pool.key.token(to_json({"alg": "RS256", "kid": "key-1"}), payload)
    try:
        reason = f"accepted for {pool.verifier().verify(token).sub}"
    except TokenError as error:
        reason = error.reason
    assert reason in ("payload: not JSON in UTF-8 (RecursionError)", f"accepted for {ID_CLAIMS['sub']}")


def test_lone_surrogates(pool: Pool) -> None:
    """They would make a text that cannot be stored or printed: a crash somewhere later."""
    assert "payload" in refused(pool, pool.token(name="\ud800"))
    assert pool.verifier().verify(pool.token(name="\U0001f600")).name == "\U0001f600"


@pytest.mark.parametrize(
    "iss", ["", ISSUER + "/", ISSUER.upper(), ISSUER[:-1], "https://evil.example", None, [ISSUER]]
)
def test_the_issuer_is_exact(pool: Pool, iss: object) -> None:
    assert "iss" in refused(pool, pool.token(iss=iss))


@pytest.mark.parametrize("token_use", ["access", "ID", "", None, "refresh", ["id"]])
def test_token_use_is_as_asked(pool: Pool, token_use: object) -> None:
    assert "token_use" in refused(pool, pool.token(token_use=token_use))


def test_an_access_token_is_no_id_token_and_vice_versa(pool: Pool) -> None:
    assert "token_use" in refused(pool, pool.token(ACCESS_CLAIMS))
    assert "token_use" in refused(pool, pool.token(), token_use="access")


@pytest.mark.parametrize("aud", [OUTLET, "", SHOP + "x", "shop", None, [SHOP], [SHOP, OUTLET], {SHOP: 1}, 7])
def test_the_audience_is_our_client(pool: Pool, aud: object) -> None:
    refused(pool, pool.token(aud=aud))


@pytest.mark.parametrize("client_id", [OUTLET, "", "shop", None, [SHOP]])
def test_an_access_token_is_for_our_client(pool: Pool, client_id: object) -> None:
    refused(pool, pool.token(ACCESS_CLAIMS, client_id=client_id), token_use="access")


def test_each_token_use_has_its_own_client_claim(pool: Pool) -> None:
    """The other claim must not stand in, or a token for another client passes."""
    refused(pool, pool.token(aud=OUTLET, client_id=SHOP))
    refused(pool, pool.token(ACCESS_CLAIMS, client_id=OUTLET, aud=SHOP), token_use="access")
    refused(pool, pool.token(without="aud", client_id=SHOP))
    refused(pool, pool.token(ACCESS_CLAIMS, without="client_id", aud=SHOP), token_use="access")


def test_without_a_wanted_token_use_the_tokens_own_decides(pool: Pool) -> None:
    both = pool.verifier(token_use=None)
    assert both.verify(pool.token(client_id=OUTLET)).client_id == SHOP
    assert both.verify(pool.token(ACCESS_CLAIMS, aud="https://api.example")).client_id == SHOP
    assert both.verify(pool.token(without="token_use")).client_id == SHOP
    refused(pool, pool.token(without="aud", client_id=SHOP), token_use=None)
    refused(pool, pool.token(ACCESS_CLAIMS, without="client_id", aud=SHOP), token_use=None)
    refused(pool, pool.token(ACCESS_CLAIMS, without="token_use"), token_use=None)


def test_several_clients(pool: Pool) -> None:
    verifier = pool.verifier(client_ids={SHOP, OUTLET})
    assert verifier.verify(pool.token(aud=OUTLET)).client_id == OUTLET
    assert verifier.verify(pool.token(aud=SHOP)).client_id == SHOP
    refused(pool, pool.token(aud="third-client"), client_ids=(SHOP, OUTLET))


def test_none_leaves_unchecked_and_nothing_else_does(pool: Pool) -> None:
    anyone = pool.verifier(client_ids=None, token_use=None)
    assert anyone.verify(pool.token(aud="third-client")).client_id == "third-client"
    assert anyone.verify(pool.token(ACCESS_CLAIMS)).token_use == "access"
    assert anyone.verify(pool.token(without="token_use")).token_use is None
    assert anyone.verify(pool.token(without="aud")).client_id is None
    refused(pool, pool.token(iss="https://evil.example"), client_ids=None, token_use=None)


@pytest.mark.parametrize("leeway", [0, 0.5, 30, 60])
def test_exp_boundary(pool: Pool, leeway: float) -> None:
    end = ID_CLAIMS["exp"] + leeway
    pool.now = end - 0.001
    assert pool.verifier(leeway=leeway).verify(pool.token())
    pool.now = end
    with pytest.raises(ExpiredToken) as caught:
        pool.verifier(leeway=leeway).verify(pool.token())
    assert caught.value.code == "expired_token"


@pytest.mark.parametrize("name", ["iat", "nbf"])
@pytest.mark.parametrize("leeway", [0, 60])
def test_iat_and_nbf_boundary(pool: Pool, name: str, leeway: int) -> None:
    token = pool.token({**ID_CLAIMS, name: START + 100})
    pool.now = START + 100 - leeway
    assert pool.verifier(leeway=leeway).verify(token)
    pool.now -= 0.001
    assert "future" in refused(pool, token, leeway=leeway)


def test_expired_means_that_nothing_else_is_wrong(pool: Pool) -> None:
    pool.now = ID_CLAIMS["exp"] + 1
    refused(pool, pool.token(aud=OUTLET))
    refused(pool, pool.token(iss="https://evil.example"))
    refused(pool, pool.token(), allowed_groups=["admins"])
    refused(pool, pool.token(header={"kid": pool.key.kid}, key=pool.other_key))


def test_required_scopes_are_all_required(pool: Pool) -> None:
    token = pool.token(ACCESS_CLAIMS)
    wanted = pool.verifier(token_use="access", required_scopes=["openid", "orders/read"])
    assert wanted.verify(token)
    assert "scope" in refused(pool, token, token_use="access", required_scopes=["openid", "orders/write"])
    assert "scope" in refused(pool, token, token_use="access", required_scopes=["orders"])
    assert "scope" in refused(pool, pool.token(), required_scopes=["openid"])


def test_one_allowed_group_is_enough(pool: Pool) -> None:
    assert pool.verifier(allowed_groups=["admins", "testers"]).verify(pool.token())
    assert "groups" in refused(pool, pool.token(), allowed_groups=["admins"])
    assert "groups" in refused(pool, pool.token(without="cognito:groups"), allowed_groups=["customers"])


@pytest.mark.parametrize("name", ["email", "name", "scope", "cognito:username", "username"])
def test_ill_typed_texts(pool: Pool, name: str) -> None:
    without_the_other_username = {**ID_CLAIMS, "cognito:username": ""}
    assert name in refused(pool, pool.token({**without_the_other_username, name: 5}))


@pytest.mark.parametrize("groups", ["admins", 5, {"admins": 1}, [1], ["a", None]])
def test_ill_typed_groups(pool: Pool, groups: object) -> None:
    assert "cognito:groups" in refused(pool, pool.token({**ID_CLAIMS, "cognito:groups": groups}))
