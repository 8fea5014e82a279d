"""GET /authorize: the sign-in's beginning, and who is signed in already."""

import pytest
from chalicelib.models.application import Branding
from sso_world.world import ALI, MARIA, SHOP_ORIGIN, World, error_of


def test_a_stranger_is_told_the_application_and_the_registered_way_back(world: World) -> None:
    answer = world.authorize()
    assert answer.status_code == 200
    assert answer.json_body == {
        "application": {
            "application_id": "shop",
            "name": "Shop",
            "enrolment": "open",
            "branding": {"accent_color": None, "logo": None},
        },
        "channel": {"channel_id": "web", "return_url": f"{SHOP_ORIGIN}/success"},
        "user": None,
    }
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_page_learns_how_the_application_looks(world: World) -> None:
    world.brand("shop", Branding(accent_color="#7a1f5c"))
    assert world.authorize().json_body["application"]["branding"] == {
        "accent_color": "#7a1f5c",
        "logo": None,
    }


def test_a_live_cookie_names_the_user_and_his_membership(world: World) -> None:
    user = world.authorize(world.logged_in()).json_body["user"]
    assert user == {"user_id": MARIA, "email": "maria@example.com", "name": "Maria", "member": True}


def test_a_user_of_another_application_is_no_member_of_this_one(world: World) -> None:
    cookie = world.logged_in()
    assert world.authorize(cookie, application_id="office").json_body["user"]["member"] is False


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": SHOP_ORIGIN},
        {"sec-fetch-site": "same-origin", "origin": SHOP_ORIGIN},
    ],
)
def test_another_sites_page_learns_no_user(world: World, headers: dict[str, str]) -> None:
    cookie = world.logged_in()["cookie"]
    answer = world.authorize({"cookie": cookie} | headers)
    assert (answer.status_code, answer.json_body["user"]) == (200, None)


def test_an_older_browser_that_says_nothing_may_read(world: World) -> None:
    cookie = world.logged_in()["cookie"]
    assert world.authorize({"cookie": cookie}).json_body["user"]["user_id"] == MARIA


def test_a_login_that_is_over_is_no_login(world: World) -> None:
    cookie = world.logged_in()
    world.clock.advance(3600)
    assert world.authorize(cookie).json_body["user"] is None


def test_a_user_without_a_profile_is_not_shown(world: World) -> None:
    cookie = world.logged_in()
    world.dynamodb.delete_item(TableName="sso-test", Key={"PK": {"S": f"user-{MARIA}"}, "SK": {"S": "user"}})
    assert world.authorize(cookie).json_body["user"] is None


def test_one_users_cookie_with_anothers_id_is_worth_nothing(world: World) -> None:
    world.memberships.add("shop", ALI, created_at="2026-11-23T04:00:00Z")
    maria, ali = world.logged_in(MARIA)["cookie"][-86:], world.logged_in(ALI)["cookie"][-86:]
    assert world.authorize(world.cookie(ali[:21] + maria[21:])).json_body["user"] is None


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"application_id": "nowhere"}, (404, "unknown_application")),
        ({"application_id": "shop/../office"}, (404, "unknown_application")),
        ({"channel_id": "kiosk"}, (404, "unknown_channel")),
        ({"application_id": ""}, (400, "invalid_request")),
        ({"state": ""}, (400, "invalid_request")),
        ({"state": "x" * 513}, (400, "invalid_request")),
        ({"code_challenge": "x" * 42}, (400, "invalid_request")),
        ({"code_challenge": "x" * 44}, (400, "invalid_request")),
        ({"code_challenge": "x" * 42 + "="}, (400, "invalid_request")),
        ({"code_challenge": "x" * 42 + "+"}, (400, "invalid_request")),
        ({"code_challenge_method": "plain"}, (400, "invalid_request")),
        ({"code_challenge_method": "s256"}, (400, "invalid_request")),
    ],
)
def test_a_wrong_request_is_refused(world: World, changed: dict[str, str], expected: tuple[int, str]) -> None:
    answer = world.authorize(None, **changed)
    assert error_of(answer) == expected
    assert "return_url" not in answer.body.decode()


def test_a_state_may_have_512_characters(world: World) -> None:
    assert world.authorize(state="x" * 512).status_code == 200


@pytest.mark.parametrize(
    "missing", ["application_id", "channel_id", "state", "code_challenge", "code_challenge_method"]
)
def test_a_missing_parameter_is_named(world: World, missing: str) -> None:
    answer = world.request("GET", "/authorize?" + "&".join(_pairs_without(missing)))
    assert error_of(answer) == (400, "invalid_request")
    assert missing in answer.json_body["message"]


def test_a_repeated_parameter_is_ambiguous(world: World) -> None:
    query = "&".join([*_pairs_without(""), "channel_id=kiosk"])
    assert error_of(world.request("GET", f"/authorize?{query}")) == (400, "invalid_request")


def test_health_needs_nothing(world: World) -> None:
    answer = world.request("GET", "/health")
    assert (answer.status_code, answer.json_body) == (200, {"status": "ok"})


def _pairs_without(missing: str) -> list[str]:
    values = {"application_id": "shop", "channel_id": "web", "state": "s", "code_challenge": "x" * 43}
    values["code_challenge_method"] = "S256"
    return [f"{name}={value}" for name, value in values.items() if name != missing]
