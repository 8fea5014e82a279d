"""docs/openapi/client_backend.json and the code name the same calls and the same refusals."""

from collections.abc import Callable

import pytest
from chalicelib.api import create_api
from described_api.client import DescribedClient
from described_api.declared import call_on_page, refusals_of, routes_of
from described_api.description import described_api

DESCRIPTION = described_api("client_backend")


def test_every_route_is_described_and_no_other() -> None:
    assert routes_of(create_api(lambda: pytest.fail("nobody asks"))) == set(DESCRIPTION.operations)


def test_every_refusal_of_the_code_is_described_and_no_other() -> None:
    assert DESCRIPTION.all_codes() == refusals_of("client_backend")


@pytest.mark.parametrize(("method", "path"), sorted(DESCRIPTION.operations))
def test_every_call_is_on_the_page_for_readers(method: str, path: str) -> None:
    assert call_on_page(method, path)


def test_an_answer_that_is_not_described_is_noticed(new_api: Callable[..., DescribedClient]) -> None:
    api = new_api()
    answer = api.http.get("/health")
    asked = "GET", "/health", answer.status_code
    for headers, body in (
        (answer.headers, b'{"status": "ill"}'),
        (answer.headers, b'{"status": "ok", "secret": 1}'),
        (answer.headers, b""),
        ({**answer.headers, "Set-Cookie": "a=b"}, answer.body),
        ({**answer.headers, "Cache-Control": "public"}, answer.body),
        ({**answer.headers, "Content-Type": "text/html"}, answer.body),
        ({"Content-Type": "application/json"}, answer.body),
    ):
        assert DESCRIPTION.fault(*asked, headers, body)
    assert DESCRIPTION.fault("GET", "/health", 201, answer.headers, answer.body)
    assert DESCRIPTION.fault(*asked, answer.headers, answer.body) is None
