"""The tables can be restored, and forget what has expired."""

from collections.abc import Iterator
from functools import partial

from cognito_sso.admin.doctor.case import Case
from cognito_sso.admin.doctor.verdicts import BY_HAND, Check, Findings, Verdict

_FOUND = Findings("tables")
_EXPIRY = "expires_at"


def checks(case: Case) -> Iterator[Check]:
    own = case.environment.sso.table_name
    yield Check(_FOUND.group, own, partial(_look, case, own, expires=True))
    for application in case.environment.applications:
        if application.table_name:
            yield Check(
                _FOUND.group,
                application.table_name,
                partial(_look, case, application.table_name, expires=False),
            )


def _look(case: Case, name: str, *, expires: bool) -> Iterator[Verdict]:
    table = case.inventory.table(name)
    if table is None:
        yield _FOUND.wrong(f"The table {name} is gone.", "Restore it from its last recovery point.")
        return
    if table.get("TableStatus") not in ("ACTIVE", "UPDATING"):
        yield _FOUND.wrong(f"The table {name} is {table.get('TableStatus')}.", "Look at it in DynamoDB.")
    is_local = case.environment.is_local
    yield _recovery(name, case.inventory.keeps_recovery_points(name), is_local=is_local)
    yield _protection(name, bool(table.get("DeletionProtectionEnabled")), is_local=is_local)
    if expires:
        yield _expiry(name, case.inventory.expiry_attribute(name), is_local=is_local)


def _recovery(name: str, is_on: bool, *, is_local: bool) -> Verdict:
    if is_on:
        return _FOUND.ok(f"The table {name} can be restored to any second of the last days.")
    if is_local:
        return _FOUND.ok(f"The table {name} keeps no recovery points, as any that the emulator deploys.")
    return _FOUND.wrong(f"The table {name} has no point-in-time recovery.", BY_HAND)


def _protection(name: str, is_on: bool, *, is_local: bool) -> Verdict:
    if is_on:
        return _FOUND.ok(f"The table {name} is protected against deletion.")
    if is_local:
        return _FOUND.ok(f"The table {name} may be deleted, as anything local.")
    return _FOUND.warning(f"The table {name} may be deleted.", BY_HAND)


def _expiry(name: str, attribute: str | None, *, is_local: bool) -> Verdict:
    if attribute == _EXPIRY:
        return _FOUND.ok(f"The table {name} drops what has expired.")
    if is_local:
        return _FOUND.ok(f"The table {name} keeps what has expired, as any that the emulator deploys.")
    return _FOUND.wrong(f"The table {name} keeps sessions for ever: no time to live on {_EXPIRY}.", BY_HAND)
