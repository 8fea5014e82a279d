"""Runs the checks side by side."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from cognito_sso.admin.doctor import (
    alarms,
    apis,
    app_clients,
    certificates,
    clock,
    keys,
    operator_function,
    return_urls,
    sites,
    stacks,
    tables,
    user_pool,
)
from cognito_sso.admin.doctor.case import Case
from cognito_sso.admin.doctor.verdicts import Check, Findings, Verdict
from cognito_sso.admin.errors import AdminError
from cognito_sso.admin.web import WebError

_GROUPS = (
    stacks,
    sites,
    certificates,
    apis,
    keys,
    operator_function,
    user_pool,
    app_clients,
    tables,
    alarms,
    return_urls,
    clock,
)
_AT_ONCE = 16


def examine(case: Case) -> list[Verdict]:
    """All verdicts, in the order of the groups."""
    checks = [check for group in _GROUPS for check in group.checks(case)]
    with ThreadPoolExecutor(max_workers=_AT_ONCE) as pool:
        return [verdict for found in pool.map(_look, checks) for verdict in found]


def _look(check: Check) -> list[Verdict]:
    return list(_with_failures(check))


def _with_failures(check: Check) -> Iterator[Verdict]:
    findings = Findings(check.group)
    try:
        yield from check.look()
    except WebError as error:
        yield findings.wrong(
            f"{check.about} does not answer: {error}.",
            "Look at its name in the DNS, and at what should answer there.",
        )
    except AdminError as error:
        yield findings.warning(f"{check.about} could not be checked.", str(error))
