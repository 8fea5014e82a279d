"""The sites' TLS certificates are valid for a while."""

from collections.abc import Iterator
from functools import partial
from urllib.parse import urlsplit

from cognito_sso.admin.doctor.case import Case
from cognito_sso.admin.doctor.verdicts import Check, Findings, Verdict

_FOUND = Findings("certificates")
_HTTPS = 443
_DAY = 24 * 60 * 60
_LEAST_DAYS = 21
"""ACM renews 60 days ahead; so late, something keeps it from doing so."""


def checks(case: Case) -> Iterator[Check]:
    for site in case.sites:
        if site.origin.startswith("https://"):
            port = urlsplit(site.origin).port or _HTTPS
            yield Check(_FOUND.group, site.host, partial(_look, case, site.host, port))


def _look(case: Case, host: str, port: int) -> Iterator[Verdict]:
    days = int((case.web.certificate_end(host, port) - case.clock()) // _DAY)
    if days >= _LEAST_DAYS:
        yield _FOUND.ok(f"The certificate of {host} is valid for {days} days.")
        return
    yield _FOUND.wrong(
        f"The certificate of {host} ends in {days} days.",
        "Its validation record in the DNS is missing or wrong; ACM's console shows what it should be.",
    )
