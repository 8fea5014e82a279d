"""docs/openapi/sso_backend.json and the code name the same calls and the same refusals."""

import pytest
from chalicelib.routes.api import build_api
from described_api.declared import call_on_page, refusals_of, routes_of
from described_api.description import described_api
from sso_world.world import World

DESCRIPTION = described_api("sso_backend")


def test_every_route_is_described_and_no_other(world: World) -> None:
    assert routes_of(build_api(lambda: world.services)) == set(DESCRIPTION.operations)


def test_every_refusal_of_the_code_is_described_and_no_other() -> None:
    assert DESCRIPTION.all_codes() == refusals_of("sso_backend")


@pytest.mark.parametrize(("method", "path"), sorted(DESCRIPTION.operations))
def test_every_call_is_on_the_page_for_readers(method: str, path: str) -> None:
    # Preflights are the browser's.
    assert method == "OPTIONS" or call_on_page(method, path)
