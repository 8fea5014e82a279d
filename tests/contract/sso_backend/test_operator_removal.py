"""An operator takes an application away, and all that hung on it."""

from collections.abc import Callable
from typing import Any

import pytest
from sso_world.dynamodb import FailingClient, items_like, no_call
from sso_world.operator_world import BLOG, OperatorWorld
from sso_world.world import ALI, MARIA, World, error_of


def settle(olga: OperatorWorld, members: int = 0) -> str:
    """Maria signed in at the blog; answers her handle."""
    world = olga.world
    for number in range(members):
        user_id = f"00000000-0000-4000-8000-{number:012}"
        world.memberships.add("blog", user_id, created_at="2026-11-23T04:00:00Z")
    for user_id in (MARIA, ALI):
        olga.do("members.add", application_id="blog", user=user_id)
    return world.refresh_handle(world.bearer(), "blog")


def of_blog(world: World) -> list[dict[str, Any]]:
    items = items_like(world.dynamodb, "user-")
    return [item for item in items if item["PK"]["S"] == "application-blog"]


def test_removing_ends_sessions_memberships_record_and_client(blog: OperatorWorld) -> None:
    handle = settle(blog, members=150)
    elsewhere = blog.world.refresh_handle()
    removed = blog.do("applications.remove", application_id="blog")
    assert removed == {"application_id": "blog", "members_removed": 152}
    assert error_of(blog.world.refresh(handle, application_id="blog")) == (401, "session_ended")
    assert error_of(blog.world.authorize(application_id="blog")) == (404, "unknown_application")
    assert of_blog(blog.world) == []
    assert blog.pool.app_clients == {}
    assert blog.world.refresh(elsewhere).status_code == 200
    sessions = [
        item for item in items_like(blog.world.dynamodb, "session-") if item["application_id"]["S"] == "blog"
    ]
    assert {item["status"]["S"] for item in sessions} == {"ended"}
    assert blog.refused("applications.remove", application_id="blog") == "unknown_application"


def on(operation: str, sort_key: str) -> Callable[[str, dict[str, Any]], bool]:
    def fails(name: str, arguments: dict[str, Any]) -> bool:
        key = arguments.get("Key", {"SK": {"S": ""}})["SK"]["S"] + "|"
        return name == operation and key.startswith(sort_key)

    return fails


@pytest.mark.parametrize(
    "fails",
    [
        on("query", ""),
        on("update_item", "session-"),
        on("delete_item", f"user-{MARIA}"),
        on("delete_item", "application|"),
        None,
    ],
)
def test_a_removal_that_fails_half_way_is_finished_by_a_repetition(
    world: World, fails: Callable[[str, dict[str, Any]], bool] | None
) -> None:
    client = FailingClient(world.dynamodb, code="ThrottlingException", fails=no_call)
    olga = OperatorWorld(world, dynamodb=client)
    olga.do("applications.add", **BLOG)
    handle = settle(olga)
    if fails is None:
        world.cognito.failing["DeleteUserPoolClient"] = "TooManyRequestsException"
    else:
        client.fails = fails
    assert olga.refused("applications.remove", application_id="blog") == "temporarily_unavailable"
    client.fails = no_call
    world.cognito.failing.clear()
    olga.do("applications.remove", application_id="blog")
    assert of_blog(world) == []
    assert olga.record("blog") is None
    assert olga.pool.app_clients == {}
    assert error_of(world.refresh(handle, application_id="blog")) == (401, "session_ended")
