"""The table in moto. Modules shared with the contract tests stand in `sso_world`."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from moto import mock_aws

sys.path.insert(0, str(Path(__file__).parents[3] / "runtime"))
sys.path.insert(0, str(Path(__file__).parents[3] / "runtime" / "sso_backend"))
sys.path.insert(0, str(Path(__file__).parents[3] / "tests" / "unit" / "sso_backend"))

from chalicelib.composition import aws_clients
from chalicelib.models.table import Table
from sso_world.dynamodb import REGION, TABLE_NAME, create_table
from sso_world.time_and_chance import ManualClock

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


@pytest.fixture
def dynamodb(monkeypatch: pytest.MonkeyPatch) -> Iterator["DynamoDBClient"]:
    for name, value in (("ACCESS_KEY_ID", "test"), ("SECRET_ACCESS_KEY", "test"), ("DEFAULT_REGION", REGION)):
        monkeypatch.setenv(f"AWS_{name}", value)
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)
    with mock_aws():
        yield create_table()


@pytest.fixture
def aws_events() -> Iterator[Any]:
    """What happens to the calls of clients that the backend's functions make for themselves."""
    aws_clients.session.cache_clear()
    yield aws_clients.session().get_component("event_emitter")
    aws_clients.session.cache_clear()


@pytest.fixture
def table(dynamodb: "DynamoDBClient") -> Table:
    return Table(dynamodb, name=TABLE_NAME)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()
