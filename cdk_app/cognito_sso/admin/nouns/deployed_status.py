"""What `cognito-sso status` says of a deployed environment."""

from collections.abc import Callable
from typing import Any

import click

from cognito_sso.admin.errors import AccessDeniedError
from cognito_sso.admin.reach import Reach
from cognito_sso.admin.run import Run
from cognito_sso.admin.tables import Column

ALARM_TYPES = ("AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm")
_STACKS = (Column("stack", "name"), Column("status", "status"), Column("changed", "updated_at"))
_APPLICATIONS = (
    Column("application", "application_id"),
    Column("site", "site_origin"),
    Column("app client", "client_id"),
    Column("table", "table_name"),
)
_FUNCTIONS = (
    Column("function", "name"),
    Column("runtime", "runtime"),
    Column("code", "code_sha256"),
    Column("changed", "changed_at"),
)
_ALARMS = (Column("alarm", "name"), Column("state", "state"), Column("since", "since_at"))


def show_deployed(run: Run) -> None:
    """Addresses, stacks, functions and the state of the alarms, as far as the caller may look."""
    reach = run.reach
    sso = reach.environment.sso
    functions = _unless_refused(run, lambda: _functions(reach))
    alarms = _unless_refused(run, lambda: _alarms(reach))
    stacks = [
        {"name": one.name, "status": one.status, "updated_at": one.updated_at}
        for one in reach.environment.stacks
    ]
    applications = [vars(one) for one in reach.environment.applications]
    if run.json:
        run.document(
            {
                "environment": reach.environment.title,
                "sso": vars(sso),
                "stacks": stacks,
                "applications": applications,
                "functions": functions,
                "alarms": alarms,
            }
        )
        return
    run.block(
        [
            ("environment", reach.environment.title),
            ("SSO", sso.sso_origin),
            ("API", sso.api_endpoint),
            ("user pool", sso.user_pool_id),
            ("SSO's app client", sso.sso_client_id),
            ("table", sso.table_name),
            ("operator function", sso.operator_function),
            ("metrics", sso.metrics_namespace),
            ("alarms to", sso.alarm_topic_arn),
        ]
    )
    for columns, rows in (
        (_STACKS, stacks),
        (_APPLICATIONS, applications),
        (_FUNCTIONS, functions),
        (_ALARMS, alarms),
    ):
        if rows:
            click.echo()
            run.table(columns, rows)


def _unless_refused(run: Run, look: Callable[[], list[dict[str, Any]]]) -> list[dict[str, Any]] | None:
    """What is seen; None and a note when the caller may not look."""
    try:
        return look()
    except AccessDeniedError as error:
        run.note(str(error))
        return None


def _functions(reach: Reach) -> list[dict[str, Any]]:
    names = _resources(reach, "AWS::Lambda::Function")
    found = [(name, reach.inventory.function(name)) for name in names]
    return [
        {
            "name": name,
            "runtime": one.get("Runtime"),
            "code_sha256": one.get("CodeSha256"),
            "changed_at": one.get("LastModified"),
        }
        for name, one in found
        if one
    ]


def _alarms(reach: Reach) -> list[dict[str, Any]]:
    names = _resources(reach, *ALARM_TYPES)
    return [
        {
            "name": one["AlarmName"],
            "state": one["StateValue"],
            "since_at": one["StateUpdatedTimestamp"].isoformat(),
        }
        for one in reach.inventory.alarms(names)
    ]


def _resources(reach: Reach, *types: str) -> list[str]:
    stacks = reach.environment.stacks
    return sorted(name for stack in stacks for name in reach.inventory.resources(stack.name, *types))
