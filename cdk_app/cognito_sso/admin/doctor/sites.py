"""The sites answer browsers as they should."""

from collections.abc import Iterator
from functools import partial

from cognito_sso.admin.doctor.case import Case, Site, json_object
from cognito_sso.admin.doctor.verdicts import BY_HAND, Check, Findings, Verdict
from cognito_sso.admin.web import Web, WebAnswer

_FOUND = Findings("sites")
_OK = 200
_DEEP_LINK = "/a/deep/link"
_PUBLISH = "The stack's deployments of the site did not do their part; deploy a newly built site."
_REQUIRED_HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "strict-transport-security": "max-age=",
}
_REQUIRED_DIRECTIVES = ("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")


def checks(case: Case) -> Iterator[Check]:
    for site in case.sites:
        yield Check(_FOUND.group, site.origin, partial(_look, case.web, site))


def _look(web: Web, site: Site) -> Iterator[Verdict]:
    index = web.get(f"{site.origin}/")
    if not _is_page(index):
        yield _FOUND.wrong(f"{site.origin} answers {index.status} and no page.", _PUBLISH)
        return
    yield _FOUND.ok(f"{site.origin} answers.")
    yield _headers(site, index)
    yield _deep_link(site, web.get(f"{site.origin}{_DEEP_LINK}"))
    yield _config(site, web.get(f"{site.origin}/config.json"))


def _is_page(answer: WebAnswer) -> bool:
    return answer.status == _OK and answer.headers.get("content-type", "").startswith("text/html")


def _headers(site: Site, index: WebAnswer) -> Verdict:
    missing = [name for name, value in _REQUIRED_HEADERS.items() if value not in index.headers.get(name, "")]
    policy = index.headers.get("content-security-policy", "")
    missing += [f"content-security-policy {part}" for part in _REQUIRED_DIRECTIVES if part not in policy]
    if missing:
        return _FOUND.wrong(
            f"{site.origin} lacks security headers: {', '.join(missing)}.",
            f"Another distribution answers, or it was changed. {BY_HAND}",
        )
    return _FOUND.ok(f"{site.origin} sends its security headers.")


def _deep_link(site: Site, answer: WebAnswer) -> Verdict:
    if not _is_page(answer):
        return _FOUND.wrong(
            f"{site.origin}{_DEEP_LINK} answers {answer.status} instead of the page.",
            f"Its distribution lacks the function for deep links. {BY_HAND}",
        )
    return _FOUND.ok(f"{site.origin} answers deep links.")


def _config(site: Site, answer: WebAnswer) -> Verdict:
    config = json_object(answer)
    if answer.status != _OK or not config:
        return _FOUND.wrong(f"{site.origin}/config.json answers {answer.status} and no settings.", _PUBLISH)
    different = [name for name, value in site.expected_config.items() if config.get(name) != value]
    if different:
        return _FOUND.wrong(
            f"{site.origin}/config.json is of another deployment: {', '.join(different)} differ.", _PUBLISH
        )
    return _FOUND.ok(f"{site.origin}/config.json is of this deployment.")
