"""The client backend behind Chalice's test client: real signatures, a moto table, a clock in hand."""

import base64
import itertools
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from chalice.test import Client
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from jose import jwk, jwt

sys.path.insert(0, str(Path(__file__).parents[3] / "runtime"))
sys.path.insert(0, str(Path(__file__).parents[3] / "runtime" / "client_backend"))
sys.path.insert(0, str(Path(__file__).parents[2] / "unit" / "client_backend"))
sys.path.insert(0, str(Path(__file__).parents[2] / "openapi"))

from chalicelib.api import create_api
from chalicelib.composition import build_verifier
from chalicelib.models.order_table import OrderTable
from chalicelib.routes.order_services import OrderServices
from chalicelib.services.order_service import OrderService
from chalicelib.settings import Settings
from described_api.client import DescribedClient
from described_api.description import described_api
from described_api.effort import TALLY
from orders_world.dynamodb import TABLE_NAME, RecordingClient, orders_table

NOW = 1_790_000_000
SETTINGS = Settings(
    orders_table_name=TABLE_NAME,
    token_issuer="https://issuer.example/pool",
    jwks_uri="https://issuer.example/pool/.well-known/jwks.json",
    client_id="client-shop",
)


class SigningKey:
    """An RSA key as the user pool has one: signs tokens and publishes its public half."""

    def __init__(self, kid: str) -> None:
        self.kid = kid
        self._key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        pem = self._key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        # Reading a key takes many times as long as signing with it.
        self._signer = jwk.construct(pem.decode(), "RS256")

    def sign(self, claims: dict[str, Any]) -> str:
        token: str = jwt.encode(claims, self._signer, algorithm="RS256", headers={"kid": self.kid})
        return token

    def jwks(self) -> bytes:
        numbers = self._key.public_key().public_numbers()
        key = {
            "kty": "RSA",
            "use": "sig",
            "alg": "RS256",
            "kid": self.kid,
            "n": _base64url(numbers.n),
            "e": _base64url(numbers.e),
        }
        return json.dumps({"keys": [key]}).encode()


def _base64url(number: int) -> str:
    raw = number.to_bytes((number.bit_length() + 7) // 8, "big")
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


@pytest.fixture(scope="session")
def signing_key() -> SigningKey:
    return SigningKey("key-1")


@pytest.fixture(scope="session")
def foreign_key() -> SigningKey:
    """A stranger's key that claims the pool's key id."""
    return SigningKey("key-1")


@pytest.fixture
def token(signing_key: SigningKey) -> Callable[..., str]:
    """An ID token of alice at the shop; keyword arguments replace claims, None removes one."""

    def make(**changes: Any) -> str:
        claims = {
            "sub": "alice",
            "iss": SETTINGS.token_issuer,
            "aud": "client-shop",
            "token_use": "id",
            "cognito:username": "alice",
            "email": "alice@example.com",
            "auth_time": NOW - 10,
            "iat": NOW - 10,
            "exp": NOW + 3600,
            **changes,
        }
        return signing_key.sign({name: value for name, value in claims.items() if value is not None})

    return make


@pytest.fixture
def dynamodb(monkeypatch: pytest.MonkeyPatch) -> Iterator[RecordingClient]:
    with orders_table(monkeypatch) as client:
        yield client


@pytest.fixture
def new_api(dynamodb: Any, signing_key: SigningKey) -> Callable[..., DescribedClient]:
    """A fresh Lambda's worth of API; the table client, the transport and settings can be replaced.

    Every answer is held against docs/openapi.
    """
    ticks = itertools.count(NOW * 10**9, 10**6)

    def build(
        *, client: Any = dynamodb, fetch: Callable[[str], bytes] | None = None, **changes: Any
    ) -> DescribedClient:
        settings = replace(SETTINGS, **changes)
        services = OrderServices(
            verifier=build_verifier(settings, fetch=fetch or (lambda _: signing_key.jwks()), now=lambda: NOW),
            orders=OrderService(OrderTable(client, TABLE_NAME), now_ns=lambda: next(ticks)),
        )
        return DescribedClient(create_api(lambda: services), described_api("client_backend"))

    return build


@pytest.fixture
def answers_500() -> None:
    """For tests that break the server: to all others a 500 is a fault, though every call describes it."""


@pytest.fixture(autouse=True)
def no_500(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The description's own tests look for all that it has."""
    may = "answers_500" in request.fixturenames or request.path.name.startswith("test_openapi")
    monkeypatch.setattr(described_api("client_backend"), "may_break", may)


class Caller:
    """One signed-in user's calls."""

    def __init__(self, api: Client, token: str) -> None:
        self._api = api
        self._headers = {"Authorization": f"Bearer {token}"}

    def get(self, path: str) -> Any:
        return self._api.http.get(path, headers=self._headers)

    def post(self, body: Any, key: str | None = "key-1", **headers: str) -> Any:
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        all_headers = {**self._headers, "Content-Type": "application/json", **headers}
        if key is not None:
            all_headers["Idempotency-Key"] = key
        return self._api.http.post("/orders", headers=all_headers, body=raw)


@pytest.fixture
def caller(new_api: Callable[..., Client], token: Callable[..., str]) -> Callable[..., Caller]:
    """A user at an API of his own, as if each request met another Lambda worker."""
    return lambda sub="alice", **options: Caller(new_api(**options), token(sub=sub))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    compared = described_api("client_backend").compared
    terminalreporter.write_line(f"{compared} answers were held against docs/openapi/client_backend.json")
    terminalreporter.write_line(str(TALLY))
