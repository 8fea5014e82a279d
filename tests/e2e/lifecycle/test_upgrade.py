"""A deployment over a running one changes what it is meant to change, and nobody notices."""

from lifecycle.project import Project
from lifecycle.returning import returned
from local_stack import LocalStack, Person
from signed_in import Login

API = "runtime/client_backend/chalicelib/api.py"
HEALTH = 'return {"status": "ok"}'
UPGRADED_HEALTH = 'return {"status": "ok", "version": "upgraded"}'


def test_an_upgrade_keeps_users_sessions_and_orders(
    project: Project, stack: LocalStack, person: Person
) -> None:
    login = Login.fresh(person)
    session = login.open("shop")
    order = session.place_order().json()
    kept = project.kept()

    project.sources.replace(API, HEALTH, UPGRADED_HEALTH)
    project.sources.replace("environments/local.toml", "log_retention_days = 1", "log_retention_days = 3")
    done = project.deploy()

    assert done.succeeded, done.output
    assert stack.call("shop", "GET", "/health").json()["version"] == "upgraded"
    assert _log_retention_days(stack) == 3
    assert project.kept() == kept
    # The same ID token, the same handle, the same cookie, the same password.
    assert session.orders().json()["orders"] == [order]
    assert session.refresh().status_code == 200
    assert login.open("shop").orders().json()["orders"] == [order]
    assert returned(stack, person.email).token_set("shop")


def _log_retention_days(stack: LocalStack) -> int:
    """Of the shop's API."""
    name = stack.resource("cognito-sso-local-shop", "ApplicationBackendRestLog")
    (group,) = stack.client("logs").describe_log_groups(logGroupNamePrefix=name)["logGroups"]
    days: int = group["retentionInDays"]
    return days
