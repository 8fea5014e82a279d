"""Nothing that a sign-in travels with chooses where it leads: only the registered return URL ever does.

tests/vectors/redirects.json holds addresses that were made to mislead.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from sso_world.world import SHOP_ORIGIN, World

VECTORS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "vectors" / "redirects.json").read_text("utf-8")
)
# Every fourth, as the rest takes long and tells no more. A query is UTF-8, which has no lone surrogates.
PAYLOADS = [one["payload"] for one in VECTORS[::4] if "\\ud" not in ascii(one["payload"])]
WISHES = ("return_url", "redirect_uri", "redirect_url", "logout_url", "return_path", "next", "url")
RETURN_URL = f"{SHOP_ORIGIN}/success"


def test_the_way_back_is_the_registered_one_whatever_is_wished_for(world: World) -> None:
    for payload in PAYLOADS:
        answer = world.authorize(**dict.fromkeys(WISHES, payload), state=payload[:512].strip() or "s")
        assert "Location" not in answer.headers
        if answer.status_code == 200:
            assert answer.json_body["channel"]["return_url"] == RETURN_URL
        else:
            # Control characters in the state.
            assert (answer.status_code, answer.json_body["error"]) == (400, "invalid_request")


@pytest.mark.parametrize("field", ["application_id", "channel_id"])
def test_an_address_names_neither_application_nor_channel(world: World, field: str) -> None:
    for payload in PAYLOADS[::2]:
        answer = world.authorize(**{field: payload})
        assert answer.status_code in (400, 404)
        assert "evil" not in answer.body.decode()
        assert "Location" not in answer.headers


def test_a_session_begins_with_the_registered_way_back(world: World) -> None:
    headers = world.logged_in()
    for payload in PAYLOADS[::12]:
        answer = world.init_session(headers, **dict.fromkeys(WISHES, payload))
        assert (answer.status_code, answer.json_body["return_url"]) == (201, RETURN_URL)
        assert "Location" not in answer.headers
