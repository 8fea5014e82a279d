"""The SSO backend behind Chalice's test client; `sso_world` is shared with the unit tests."""

import logging
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from moto import mock_aws

sys.path.insert(0, str(Path(__file__).parents[3] / "runtime"))
sys.path.insert(0, str(Path(__file__).parents[3] / "runtime" / "sso_backend"))
sys.path.insert(0, str(Path(__file__).parents[3] / "tests" / "unit" / "sso_backend"))
sys.path.insert(0, str(Path(__file__).parents[3] / "tests" / "openapi"))

from described_api.client import DescribedClient
from described_api.description import described_api
from described_api.effort import TALLY
from described_api.gateway import ApiGateway
from sso_world.dynamodb import REGION, create_table
from sso_world.operator_world import BLOG, OperatorWorld
from sso_world.signing import SigningKey
from sso_world.world import World

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


@pytest.fixture(scope="session")
def signing_key() -> SigningKey:
    return SigningKey("key-1")


@pytest.fixture
def dynamodb(monkeypatch: pytest.MonkeyPatch) -> Iterator["DynamoDBClient"]:
    for name, value in (("ACCESS_KEY_ID", "test"), ("SECRET_ACCESS_KEY", "test"), ("DEFAULT_REGION", REGION)):
        monkeypatch.setenv(f"AWS_{name}", value)
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)
    with mock_aws():
        yield create_table()


@pytest.fixture
def make_world(dynamodb: "DynamoDBClient", signing_key: SigningKey) -> Callable[..., World]:
    """Worlds whose every answer is held against docs/openapi."""
    described = described_api("sso_backend")
    return lambda **options: World(
        dynamodb, signing_key, connect=lambda api: DescribedClient(api, described), **options
    )


@pytest.fixture
def answers_500() -> None:
    """For tests that break the server: to all others a 500 is a fault, though every call describes it."""


@pytest.fixture(autouse=True)
def no_500(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The description's own tests look for all that it has."""
    may = "answers_500" in request.fixturenames or request.path.name.startswith("test_openapi")
    monkeypatch.setattr(described_api("sso_backend"), "may_break", may)


@pytest.fixture
def world(make_world: Callable[..., World]) -> World:
    return make_world()


@pytest.fixture
def gateway(world: World) -> ApiGateway:
    """For requests that a `World` does not make."""
    assert isinstance(world.client, DescribedClient)
    return world.client.gateway


@pytest.fixture
def watched(world: World) -> Iterator[World]:
    """Its log has the requests' lines as well."""
    handler = logging.Handler()
    handler.emit = lambda record: world.log.written.append(record.getMessage())  # type: ignore[method-assign]  # a stand-in
    log = logging.getLogger("sso-backend")
    log.addHandler(handler)
    yield world
    log.removeHandler(handler)


@pytest.fixture
def olga(world: World) -> OperatorWorld:
    return OperatorWorld(world)


@pytest.fixture
def blog(olga: OperatorWorld) -> OperatorWorld:
    """The same with an application of its own."""
    olga.do("applications.add", **BLOG)
    return olga


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    compared = described_api("sso_backend").compared
    terminalreporter.write_line(f"{compared} answers were held against docs/openapi/sso_backend.json")
    terminalreporter.write_line(str(TALLY))
