"""The APIs answer through their sites, and nobody else."""

from collections.abc import Iterator
from functools import partial
from http import HTTPStatus

from cognito_sso.admin.doctor.case import Case, Site, json_object
from cognito_sso.admin.doctor.verdicts import BY_HAND, Check, Findings, Verdict
from cognito_sso.admin.web import Web, WebAnswer, WebError

_FOUND = Findings("APIs")


def checks(case: Case) -> Iterator[Check]:
    for number, site in enumerate(case.sites):
        if site.has_api:
            look = partial(_through, case.web, site, is_sso=number == 0)
            yield Check(_FOUND.group, f"{site.origin}/api", look)
    environment = case.environment
    for endpoint in (environment.sso.api_endpoint, *(one.api_endpoint for one in environment.applications)):
        if endpoint:
            yield Check(_FOUND.group, endpoint, partial(_directly, case.web, endpoint))


def _through(web: Web, site: Site, *, is_sso: bool) -> Iterator[Verdict]:
    url = f"{site.origin}/api/health"
    answer = web.get(url)
    if answer.status == HTTPStatus.OK and json_object(answer).get("status") == "ok":
        yield _FOUND.ok(f"{url} says ok.")
    elif answer.status == HTTPStatus.NOT_FOUND and not is_sso:
        yield _FOUND.warning(
            f"{url} answers 404.", "Give the application's API a route /health that answers {'status': 'ok'}."
        )
    elif answer.status == HTTPStatus.FORBIDDEN:
        yield _FOUND.wrong(
            f"{url} answers 403: the API refuses its own site.",
            f"Its distribution and the API have different keys. {BY_HAND}",
        )
    else:
        yield _FOUND.wrong(f"{url} answers {answer.status}{_code(answer)}.", "See the log of its function.")


def _code(answer: WebAnswer) -> str:
    code = json_object(answer).get("error")
    return f" {code}" if isinstance(code, str) else ""


def _directly(web: Web, endpoint: str) -> Iterator[Verdict]:
    try:
        status = web.get(f"{endpoint}/health").status
    except WebError as error:
        yield _FOUND.warning(
            f"{endpoint} does not answer at all: {error}.", "Look at the API in API Gateway."
        )
        return
    if status == HTTPStatus.FORBIDDEN:
        yield _FOUND.ok(f"{endpoint} refuses callers who do not come through the site.")
        return
    yield _FOUND.wrong(
        f"{endpoint} answers {status} to callers who go around the site and its firewall.",
        f"The API demands no key any more. {BY_HAND}",
    )
