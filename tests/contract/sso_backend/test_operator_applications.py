"""Applications and channels that an operator registers, beside those of stacks."""

from dataclasses import replace
from typing import Any

import pytest
from chalicelib.models.application import OPERATOR
from chalicelib.models.table import Table
from sso_world.dynamodb import TABLE_NAME, FailingClient, items_like, nth_write
from sso_world.operator_world import BLOG, WEB, OperatorWorld
from sso_world.stack import Stack
from sso_world.world import SHOP_ORIGIN, World


def test_users_sign_in_to_an_application_that_an_operator_has_added(olga: OperatorWorld) -> None:
    added = olga.do("applications.add", **BLOG)["application"]
    assert added["managed_by"] == "operator"
    assert added["channels"] == [WEB | {"logout_url": "https://blog.example/"}]
    world = olga.world
    assert world.authorize(application_id="blog").json_body["channel"]["return_url"] == WEB["return_url"]
    bearer = world.bearer()
    world.request("POST", "/join-application", headers=bearer, body={"application_id": "blog"})
    assert world.refresh(world.refresh_handle(bearer, "blog"), application_id="blog").status_code == 200
    assert world.cognito.refreshed == [added["user_pool_client_id"]]


def test_all_are_listed_with_who_manages_them(blog: OperatorWorld) -> None:
    listed = blog.do("applications.list")
    managers = {one["application_id"]: one["managed_by"] for one in listed["applications"]}
    assert managers == {"blog": "operator", "office": "stack", "shop": "stack"}
    assert listed["next_cursor"] is None
    assert listed["applications"][2] == {
        "application_id": "shop",
        "name": "Shop",
        "enrolment": "open",
        "user_pool_client_id": "client-shop",
        "channels": [
            {
                "channel_id": "web",
                "return_url": f"{SHOP_ORIGIN}/success",
                "logout_url": f"{SHOP_ORIGIN}/",
            }
        ],
        "branding": {"accent_color": None, "logo": None},
        "created_at": "2026-11-23T04:00:00Z",
        "managed_by": "stack",
    }


def test_a_long_list_comes_in_pages(olga: OperatorWorld) -> None:
    for number in range(60):
        olga.world.add_application(f"app-{number:02}", "open", f"https://app-{number}.example")
    first = olga.do("applications.list")
    second = olga.do("applications.list", cursor=first["next_cursor"])
    ids = [one["application_id"] for page in (first, second) for one in page["applications"]]
    assert (len(first["applications"]), len(ids), second["next_cursor"]) == (50, 62, None)
    assert ids == sorted(set(ids))


def test_adding_the_same_again_is_fine_and_makes_nothing(blog: OperatorWorld) -> None:
    before = blog.record("blog")
    blog.world.clock.advance(60)
    assert blog.do("applications.add", **BLOG)["already"] is True
    assert blog.record("blog") == before
    assert len(blog.pool.app_clients) == 1


@pytest.mark.parametrize("changed", [{"name": "Weblog"}, {"enrolment": "invite"}])
def test_adding_something_else_under_the_id_is_refused(blog: OperatorWorld, changed: dict[str, str]) -> None:
    assert blog.refused("applications.add", **BLOG | changed) == "already_exists"
    assert len(blog.pool.app_clients) == 1


def test_an_addition_that_fails_half_way_is_finished_by_a_repetition(world: World) -> None:
    client = FailingClient(world.dynamodb, code="ThrottlingException", fails=nth_write(1))
    olga = OperatorWorld(world, dynamodb=client)
    assert olga.refused("applications.add", **BLOG) == "temporarily_unavailable"
    assert olga.record("blog") is None
    added = olga.do("applications.add", **BLOG)["application"]
    assert list(olga.pool.app_clients) == [added["user_pool_client_id"]]


def test_of_two_operators_who_add_at_once_one_wins_and_one_client_stays(olga: OperatorWorld) -> None:
    create, answers = olga.pool.create_user_pool_client, []

    def overtaken(**parameters: Any) -> dict[str, Any]:
        olga.pool.create_user_pool_client = create  # type: ignore[method-assign]  # a stand-in
        # The other one has looked for a client before this one is made.
        answers.append(olga.do("applications.add", **BLOG | {"name": "Theirs"}))
        return create(**parameters)

    olga.pool.create_user_pool_client = overtaken  # type: ignore[method-assign]  # a stand-in
    assert olga.refused("applications.add", **BLOG) == "already_exists"
    [theirs] = answers
    assert list(olga.pool.app_clients) == [theirs["application"]["user_pool_client_id"]]


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"application_id": "../x"}, "application_id"),
        ({"application_id": "x" * 65}, "application_id"),
        ({"name": ""}, "name"),
        ({"name": "n" * 101}, "name"),
        ({"name": "a\x00b"}, "name"),
        ({"enrolment": "closed"}, "enrolment"),
        ({"channels": []}, "channels"),
        ({"channels": "web"}, "channels"),
        ({"channels": [WEB] * 21}, "channels"),
        ({"channels": [WEB, WEB]}, "channels"),
        ({"channels": ["web"]}, "channels[0]"),
        ({"channels": [WEB | {"secret": 1}]}, "channels[0]"),
        ({"channels": [WEB, WEB | {"channel_id": "a b"}]}, "channels[1].channel_id"),
        ({"channels": [WEB | {"return_url": "http://blog.example/"}]}, "channels[0].return_url"),
        ({"channels": [WEB | {"return_url": "javascript:alert(1)"}]}, "channels[0].return_url"),
        ({"channels": [WEB | {"return_url": "https://a@blog.example/"}]}, "channels[0].return_url"),
        (
            {"channels": [WEB | {"return_url": f"https://blog.example/{'x' * 3000}"}]},
            "channels[0].return_url",
        ),
        ({"channels": [WEB | {"return_url": None}]}, "channels[0].return_url"),
        ({"channels": [WEB | {"logout_url": 5}]}, "channels[0].logout_url"),
    ],
)
def test_a_wrong_declaration_is_named_and_nothing_is_made(
    olga: OperatorWorld, changed: dict[str, object], named: str
) -> None:
    assert olga.sentence("applications.add", **BLOG | changed).startswith(named)
    assert olga.pool.app_clients == {}


def test_what_a_stack_manages_stays_as_it_is(olga: OperatorWorld) -> None:
    before, members = olga.record("shop"), items_like(olga.world.dynamodb, "user-")
    handle = olga.world.refresh_handle()
    shop = {"application_id": "shop"}
    for action, arguments in (
        ("applications.add", BLOG | shop),
        ("applications.change", shop | {"name": "Mine"}),
        ("applications.remove", shop),
        ("channels.add", shop | WEB | {"channel_id": "evil"}),
        ("channels.change", shop | WEB),
        ("channels.remove", shop | {"channel_id": "web"}),
    ):
        assert olga.refused(action, **arguments) == "managed_by_stack"
    assert olga.record("shop") == before
    assert items_like(olga.world.dynamodb, "user-") == members
    assert olga.world.refresh(handle).status_code == 200
    assert len(olga.do("channels.list", **shop)["channels"]) == 1


def test_a_stack_cannot_take_what_an_operator_has_registered(blog: OperatorWorld) -> None:
    before = blog.record("blog")
    stack = Stack(Table(blog.world.dynamodb, name=TABLE_NAME), blog.world.clock)
    taken = stack.deploy(ApplicationId="blog", Name="Evil blog")
    assert taken["Status"] == "FAILED"
    assert "ApplicationId" in taken["Reason"]
    stack.deploy("Delete", "application-blog")
    assert blog.record("blog") == before


def test_a_record_whose_owner_nobody_knows_is_not_an_operators(olga: OperatorWorld) -> None:
    olga.world.dynamodb.update_item(
        TableName=TABLE_NAME,
        Key={"PK": {"S": "application-shop"}, "SK": {"S": "application"}},
        UpdateExpression="REMOVE registered_by",
    )
    assert olga.refused("applications.remove", application_id="shop") == "managed_by_stack"


def test_name_and_enrolment_can_be_changed(blog: OperatorWorld) -> None:
    changed = blog.do("applications.change", application_id="blog", enrolment="invite")["application"]
    assert (changed["name"], changed["enrolment"]) == ("Blog", "invite")
    blog.do("applications.change", application_id="blog", name="Weblog")
    blog.do("applications.change", application_id="blog", name="Weblog")
    shown = blog.world.authorize(application_id="blog").json_body["application"]
    assert (shown["application_id"], shown["name"], shown["enrolment"]) == ("blog", "Weblog", "invite")


def test_a_change_on_an_outdated_record_is_not_written(blog: OperatorWorld) -> None:
    application = blog.world.applications.record("blog")
    assert application is not None
    before = application.application
    blog.do("channels.add", application_id="blog", **WEB | {"channel_id": "admin"})
    after = replace(before, name="Weblog")
    assert blog.world.applications.change(before, after, owner=OPERATOR) is False
    assert len(blog.do("channels.list", application_id="blog")["channels"]) == 2


@pytest.mark.parametrize("action", ["show", "change", "remove"])
def test_what_is_not_registered_is_unknown(olga: OperatorWorld, action: str) -> None:
    arguments = {"name": "x"} if action == "change" else {}
    assert olga.refused(f"applications.{action}", application_id="nowhere", **arguments) == (
        "unknown_application"
    )


@pytest.mark.parametrize("cursor", ["x", "e30=", "W10=", "WyJtZW1iZXJzIiwieCJd", "é", "A" * 20_000])
def test_a_cursor_of_something_else_is_refused(olga: OperatorWorld, cursor: str) -> None:
    assert olga.sentence("applications.list", cursor=cursor).startswith("cursor")
