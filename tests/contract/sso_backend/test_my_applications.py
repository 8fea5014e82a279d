"""GET /applications: where the user of the cookie is a member."""

from chalice.test import HTTPResponse
from chalicelib.models.application import Application, Channel, Owner
from sso_world.world import ALI, MARIA, SHOP_ORIGIN, World, error_of

NOW = "2026-11-23T04:00:00Z"


def applications(world: World, cookie: dict[str, str]) -> HTTPResponse:
    return world.request("GET", "/applications", headers=cookie)


def shop() -> dict[str, str]:
    return {"application_id": "shop", "name": "Shop", "url": f"{SHOP_ORIGIN}/", "joined_at": NOW}


def test_a_member_sees_where_and_since_when(world: World) -> None:
    assert applications(world, world.logged_in()).json_body == {"applications": [shop()]}


def test_they_come_by_name(world: World) -> None:
    world.add_application("zoo", "open", "https://zoo.example")
    world.applications.put(
        Application(
            "aaa", "zebra", "open", "c", (Channel("web", "https://z.example/s", "https://z.example/bye"),)
        ),
        owner=Owner("stack/aaa", "Registration"),
        created_at=NOW,
    )
    for application_id in ("zoo", "aaa", "office"):
        world.memberships.add(application_id, MARIA, created_at=NOW)
    listed = applications(world, world.logged_in()).json_body["applications"]
    assert [one["name"] for one in listed] == ["Office", "Shop", "zebra", "Zoo"]
    assert listed[0]["url"] == "https://office.example:8443/"
    assert listed[2]["url"] == "https://z.example/bye"


def test_more_than_one_request_can_hold(world: World) -> None:
    for number in range(120):
        world.add_application(f"a{number:03}", "open", f"https://a{number}.example")
        world.memberships.add(f"a{number:03}", MARIA, created_at=NOW)
    assert len(applications(world, world.logged_in()).json_body["applications"]) == 121


def test_an_application_that_is_registered_no_more_is_not_shown(world: World) -> None:
    world.memberships.add("gone", MARIA, created_at=NOW)
    assert applications(world, world.logged_in()).json_body == {"applications": [shop()]}


def test_nobody_sees_another_users(world: World) -> None:
    world.memberships.add("office", ALI, created_at=NOW)
    world.memberships.add("shop", ALI, created_at=NOW)
    cookie = world.logged_in(ALI)
    world.memberships.remove("shop", ALI)
    listed = applications(world, cookie).json_body["applications"]
    assert [one["application_id"] for one in listed] == ["office"]


def test_without_a_live_login_there_is_no_list(world: World) -> None:
    for headers in (world.cookie("A" * 86), {}, world.bearer()):
        assert error_of(applications(world, headers)) == (401, "login_required")
