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
from chalicelib.services.order_removal import OrdersOfDeletedUsers
from chalicelib.settings import AccountDeletedSettings, EndedSessionsFeed, EventSettings, Settings

ENVIRONMENT = {
    "TABLE_NAME": "orders",
    "TOKEN_ISSUER": "https://issuer.example/pool",
    "JWKS_URI": "https://issuer.example/pool/.well-known/jwks.json",
    "CLIENT_ID": "client-shop",
}
RUNTIME = Path(__file__).parents[3] / "runtime"


def test_settings_are_the_environment() -> None:
    assert Settings.from_environment({**ENVIRONMENT, "OTHER": "x"}) == Settings(
        orders_table_name="orders",
        token_issuer="https://issuer.example/pool",
        jwks_uri="https://issuer.example/pool/.well-known/jwks.json",
        client_id="client-shop",
        ended_sessions=None,
    )


@pytest.mark.parametrize("name", ENVIRONMENT)
@pytest.mark.parametrize("value", [None, ""])
def test_missing_variable_is_named(name: str, value: str | None) -> None:
    environment = {**ENVIRONMENT, name: value} if value is not None else dict(ENVIRONMENT)
    if value is None:
        del environment[name]
    with pytest.raises(ValueError, match=name):
        Settings.from_environment(environment)


FEED_URI = "https://sso.example/api/ended-sessions?application_id=shop"


@pytest.mark.parametrize(
    "max_age", [{}, {"ENDED_SESSIONS_MAX_AGE_SECONDS": ""}, {"ENDED_SESSIONS_MAX_AGE_SECONDS": "0"}]
)
@pytest.mark.parametrize("uri", [{}, {"ENDED_SESSIONS_URI": ""}, {"ENDED_SESSIONS_URI": FEED_URI}])
def test_ended_sessions_are_not_checked_unless_asked_for(
    uri: dict[str, str], max_age: dict[str, str]
) -> None:
    assert Settings.from_environment(ENVIRONMENT | uri | max_age).ended_sessions is None


def test_ended_sessions_are_checked_on_demand() -> None:
    checked = {**ENVIRONMENT, "ENDED_SESSIONS_URI": FEED_URI, "ENDED_SESSIONS_MAX_AGE_SECONDS": "5"}
    assert Settings.from_environment(checked).ended_sessions == EndedSessionsFeed(FEED_URI, 5)


@pytest.mark.parametrize(
    ("uri", "max_age", "named"),
    [
        ("", "5", "ENDED_SESSIONS_URI"),
        (FEED_URI, "-5", "ENDED_SESSIONS_MAX_AGE_SECONDS"),
        (FEED_URI, "5.0", "ENDED_SESSIONS_MAX_AGE_SECONDS"),
        (FEED_URI, "off", "ENDED_SESSIONS_MAX_AGE_SECONDS"),
        (FEED_URI, "\u0665", "ENDED_SESSIONS_MAX_AGE_SECONDS"),
        (FEED_URI, "9" * 5000, "ENDED_SESSIONS_MAX_AGE_SECONDS"),
    ],
)
def test_a_check_that_cannot_be_meant_is_named(uri: str, max_age: str, named: str) -> None:
    wrong = {**ENVIRONMENT, "ENDED_SESSIONS_URI": uri, "ENDED_SESSIONS_MAX_AGE_SECONDS": max_age}
    with pytest.raises(ValueError, match=named):
        Settings.from_environment(wrong)


@pytest.mark.parametrize("treatment", OrdersOfDeletedUsers)
def test_settings_of_deleted_accounts(treatment: OrdersOfDeletedUsers) -> None:
    environment = {"TABLE_NAME": "orders", "ORDERS_OF_DELETED_USERS": treatment.value}
    assert AccountDeletedSettings.from_environment(environment) == AccountDeletedSettings("orders", treatment)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TABLE_NAME", ""),
        ("ORDERS_OF_DELETED_USERS", ""),
        ("ORDERS_OF_DELETED_USERS", "keep"),
        ("ORDERS_OF_DELETED_USERS", "DELETE"),
    ],
)
def test_wrong_setting_of_deleted_accounts_is_named(name: str, value: str) -> None:
    environment = {"TABLE_NAME": "orders", "ORDERS_OF_DELETED_USERS": "delete", name: value}
    with pytest.raises(ValueError, match=name):
        AccountDeletedSettings.from_environment(environment)


@pytest.mark.parametrize("environment", [{}, {"METRICS_NAMESPACE": ""}, {"METRICS_NAMESPACE": " "}])
def test_metrics_are_off_without_a_namespace(environment: dict[str, str]) -> None:
    assert EventSettings.from_environment(environment).metrics_namespace is None
    assert EventSettings.from_environment({"METRICS_NAMESPACE": "shop"}).metrics_namespace == "shop"


def test_services_of_these_settings_reach_their_table(
    dynamodb: object, monkeypatch: pytest.MonkeyPatch, stored: Callable[[str], list[object]]
) -> None:
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    settings = Settings.from_environment({**ENVIRONMENT, "TABLE_NAME": "orders-test"})
    details = OrderDetails("EUR", (OrderItem("book", 1, Decimal("1.00")),))
    build_services(settings).orders.place_order("alice", details, "key-1")
    assert len(stored("order-")) == 1


def test_app_imports_without_environment_and_without_boto3() -> None:
    script = (
        "import sys, app; assert 'boto3' not in sys.modules; print(sorted(app.app.routes));"
        "print([function.handler_string for function in app.app.pure_lambda_functions])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": f"{RUNTIME}/client_backend:{RUNTIME}"},
        cwd=RUNTIME / "client_backend",
        capture_output=True,
        text=True,
        check=False,
    )
    routes, functions = done.stdout.splitlines() or (done.stderr, "")
    assert routes == "['/health', '/orders', '/orders/{order_id}']"
    assert functions == "['app.account_deleted', 'app.seed_orders']"
