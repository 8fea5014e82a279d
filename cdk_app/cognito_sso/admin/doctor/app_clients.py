"""Every registered application has its app client, which nobody but the SSO backend can sign in at."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from cognito_sso.admin.doctor.case import Case
from cognito_sso.admin.doctor.verdicts import BY_HAND, Check, Findings, Verdict

_FOUND = Findings("app clients")
_REGISTER = "Deploy a change of it, such as of its name; that registers it again."
_ALLOWED = {"ALLOW_CUSTOM_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"}


def checks(case: Case) -> Iterator[Check]:
    yield Check(_FOUND.group, "The registration of applications", lambda: _registrations(case))
    for application in case.registered or []:
        yield Check(
            _FOUND.group,
            f"The app client of {application['application_id']}",
            partial(_client, case, application),
        )


def _registrations(case: Case) -> Iterator[Verdict]:
    """What the stacks deployed is what the table knows."""
    if case.registered is None:
        return  # the check of the operator function says so
    known = {one["application_id"]: one.get("user_pool_client_id") for one in case.registered}
    for application in case.environment.applications:
        name = application.application_id
        if name not in known:
            yield _FOUND.wrong(f"The application {name} is deployed, but not registered.", _REGISTER)
        elif known[name] != application.client_id:
            yield _FOUND.wrong(
                f"The application {name} is registered with another app client than its stack's.",
                _REGISTER,
            )


def _client(case: Case, application: dict[str, Any]) -> Iterator[Verdict]:
    name, client_id = application["application_id"], str(application.get("user_pool_client_id"))
    client = case.inventory.app_client(case.environment.sso.user_pool_id, client_id)
    if client is None:
        yield _FOUND.wrong(f"The app client of {name} is gone.", _mend(application))
        return
    more = sorted(set(client.get("ExplicitAuthFlows", [])) - _ALLOWED)
    missing = sorted(_ALLOWED - set(client.get("ExplicitAuthFlows", [])))
    if more:
        yield _FOUND.wrong(
            f"The app client of {name} lets users sign in around the SSO: {', '.join(more)}.",
            _mend(application),
        )
    elif missing:
        yield _FOUND.wrong(f"The app client of {name} lacks {', '.join(missing)}.", _mend(application))
    elif client.get("ClientSecret"):
        yield _FOUND.wrong(f"The app client of {name} has a secret; no sign-in works.", _mend(application))
    else:
        yield _FOUND.ok(f"The app client of {name} is as it should be.")


def _mend(application: dict[str, Any]) -> str:
    if application.get("managed_by") == "operator":
        return "Remove the application and add it again; export its members before."
    return BY_HAND
