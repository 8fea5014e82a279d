"""The operator function works, and reaches what it needs."""

from collections.abc import Iterator

from cognito_sso.admin.doctor.case import Case
from cognito_sso.admin.doctor.verdicts import Check, Findings, Verdict
from cognito_sso.admin.errors import AccessDeniedError, AdminError

_FOUND = Findings("operator")


def checks(case: Case) -> Iterator[Check]:
    yield Check(_FOUND.group, "The operator function", lambda: _look(case))


def _look(case: Case) -> Iterator[Verdict]:
    function = case.environment.sso.operator_function
    try:
        health = case.operator.ask("health", {})
    except AccessDeniedError:
        raise
    except AdminError as error:
        yield _FOUND.wrong(f"The operator function {function} does not work: {error}", "See its log.")
        return
    for part, found in health.items():
        if not isinstance(found, dict):
            continue
        finding = f"{part.replace('_', ' ')}: {found.get('detail')}"
        if found.get("ok"):
            yield _FOUND.ok(finding)
        else:
            yield _FOUND.wrong(finding, f"See the log of {function}.")
