"""The environment is read once, completely, and not while the app is imported."""

import os
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from chalicelib.composition import build_services
from chalicelib.models.order import OrderDetails, OrderItem
from chalicelib.settings import Settings

ENVIRONMENT = {
    "ORDERS_TABLE_NAME": "orders",
    "TOKEN_ISSUER": "https://issuer.example/pool",
    "JWKS_URI": "https://issuer.example/pool/.well-known/jwks.json",
    "CLIENT_ID": "client-shop",
}
RUNTIME = Path(__file__).parents[3] / "runtime"


def test_settings_are_the_environment() -> None:
    assert Settings.from_environment({**ENVIRONMENT, "OTHER": "x"}) == Settings(*ENVIRONMENT.values())


@pytest.mark.parametrize("name", ENVIRONMENT)
@pytest.mark.parametrize("value", [None, ""])
def test_missing_variable_is_named(name: str, value: str | None) -> None:
    environment = {**ENVIRONMENT, name: value} if value is not None else dict(ENVIRONMENT)
    if value is None:
        del environment[name]
    with pytest.raises(ValueError, match=name):
        Settings.from_environment(environment)


def test_services_of_these_settings_reach_their_table(
    dynamodb: object, monkeypatch: pytest.MonkeyPatch, stored: Callable[[str], list[object]]
) -> None:
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    settings = Settings.from_environment({**ENVIRONMENT, "ORDERS_TABLE_NAME": "orders-test"})
    details = OrderDetails("EUR", (OrderItem("book", 1, Decimal("1.00")),))
    build_services(settings).orders.place_order("alice", details, "key-1")
    assert len(stored("order-")) == 1


def test_app_imports_without_environment_and_without_boto3() -> None:
    script = "import sys, app; assert 'boto3' not in sys.modules; print(sorted(app.app.routes))"
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": f"{RUNTIME}/client_backend:{RUNTIME}"},
        cwd=RUNTIME / "client_backend",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == "['/health', '/orders', '/orders/{order_id}']", done.stderr
