"""Sign-ins return to addresses that exist."""

from collections.abc import Iterator
from functools import partial
from urllib.parse import urlsplit

from cognito_sso.admin.doctor.case import Case
from cognito_sso.admin.doctor.verdicts import Check, Findings, Verdict
from cognito_sso.admin.web import WebError

_FOUND = Findings("return URLs")
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_SERVER_ERROR = 500


def checks(case: Case) -> Iterator[Check]:
    for application in case.registered or []:
        for channel in application["channels"]:
            name = f"{application['application_id']}/{channel['channel_id']}"
            url = str(channel["return_url"])
            yield Check(_FOUND.group, url, partial(_look, case, name, url))


def _look(case: Case, name: str, url: str) -> Iterator[Verdict]:
    parts = urlsplit(url)
    host = parts.hostname or ""
    if host in _LOOPBACK:
        yield _FOUND.ok(f"{name} returns to the user's own machine.")
        return
    if not case.web.resolves(host):
        yield _FOUND.wrong(
            f"{name} returns to {host}, which does not exist.",
            "Change the channel's URL, or set up the name in the DNS; whoever gets it gets the sign-ins.",
        )
        return
    try:
        status = case.web.get(f"{parts.scheme}://{parts.netloc}/").status
    except WebError as error:
        yield _FOUND.warning(f"{name} returns to {host}, which does not answer here: {error}.", _see(host))
        return
    if status >= _SERVER_ERROR:
        yield _FOUND.warning(f"{name} returns to {host}, which answers {status}.", _see(host))
    else:
        yield _FOUND.ok(f"{name} returns to {host}, which answers.")


def _see(host: str) -> str:
    return f"See whether {host} is down, or only out of reach from this machine."
