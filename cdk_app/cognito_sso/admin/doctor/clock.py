"""This machine's clock agrees with the servers'."""

import email.utils
from collections.abc import Iterator

from cognito_sso.admin.doctor.case import Case
from cognito_sso.admin.doctor.verdicts import Check, Findings, Verdict

_FOUND = Findings("clock")
_TOLERATED = 60
"""Seconds; so much the validators tolerate, too."""
_REFUSED = 300
"""Seconds; AWS refuses signatures that are further off."""


def checks(case: Case) -> Iterator[Check]:
    yield Check(_FOUND.group, "This machine's clock", lambda: _look(case))


def _look(case: Case) -> Iterator[Verdict]:
    # Never from a cache, so the date is the answer's own.
    date = case.web.get(f"{case.environment.sso.sso_origin}/api/health").headers.get("date", "")
    try:
        served = email.utils.parsedate_to_datetime(date).timestamp()
    except ValueError:
        yield _FOUND.warning("The SSO's answers carry no date.", "See what stands between it and you.")
        return
    seconds = round(case.clock() - served)
    if abs(seconds) <= _TOLERATED:
        yield _FOUND.ok("This machine's clock is right.")
        return
    finding = f"This machine's clock is {abs(seconds)} s {'ahead' if seconds > 0 else 'behind'}."
    if abs(seconds) > _REFUSED:
        yield _FOUND.wrong(finding, "Set it by NTP; AWS refuses requests that are further off.")
    else:
        yield _FOUND.warning(finding, "Set it by NTP.")
