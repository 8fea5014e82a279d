"""Signing in, from whatever a browser has to the hand-off and its redemption."""

from collections.abc import Mapping

from chalice.test import HTTPResponse
from sso_world.act import JOINED, READABLE, Act
from sso_world.moving import AT_OFFICE, CARLA, comes
from sso_world.operator_world import OperatorWorld
from sso_world.world import ALI, World, refresh_handle


def signs_in(world: World, headers: Mapping[str, str], application_id: str = "shop") -> Act:
    def proof(answer: HTTPResponse) -> None:
        opened = world.get_session(answer.json_body["session_id"], application_id=application_id)
        assert world.refresh(refresh_handle(opened), application_id=application_id).status_code == 200

    return Act(
        request=lambda: world.init_session(dict(headers), application_id=application_id),
        done=201,
        proof=proof,
    )


def by_password(world: World) -> Act:
    return signs_in(world, world.bearer())


def in_his_own_browser(world: World) -> Act:
    return signs_in(world, world.logged_in() | world.bearer())


def in_anothers_browser(world: World) -> Act:
    world.memberships.add("shop", ALI, created_at=JOINED)
    return signs_in(world, world.logged_in(ALI) | world.bearer())


def by_cookie(world: World) -> Act:
    headers = world.logged_in()
    world.clock.advance(120)
    return signs_in(world, headers)


def moved_here(world: World) -> Act:
    """Carla's profile and membership wait for her."""
    OperatorWorld(world).do("environment.import", records=[CARLA, AT_OFFICE])
    return signs_in(world, comes(world), "office")


def redeems(world: World) -> Act:
    cookie = world.logged_in()
    handle = world.handle_of(cookie)

    def goes_on(answer: HTTPResponse) -> None:
        assert world.refresh(refresh_handle(answer)).status_code == 200

    def signs_in_without_a_form() -> None:
        assert world.refresh_handle(cookie)

    return Act(
        request=lambda: world.get_session(handle),
        shown=READABLE,
        proof=goes_on,
        over=400,
        way_on=signs_in_without_a_form,
    )


def is_a_member(world: World) -> Act:
    """Once she has what waits for her."""
    OperatorWorld(world).do("environment.import", records=[CARLA, AT_OFFICE])
    headers = comes(world)

    def proof(answer: HTTPResponse) -> None:
        assert answer.json_body["member"] is True

    path = "/check-app-user?application_id=office"
    return Act(request=lambda: world.request("GET", path, headers=headers), proof=proof)


def joins(world: World) -> Act:
    world.users.erase(ALI)
    headers = world.bearer(ALI)
    body = {"application_id": "shop"}

    def proof(_answer: HTTPResponse) -> None:
        assert world.memberships.exists("shop", ALI)
        assert world.users.get(ALI) is not None

    return Act(
        request=lambda: world.request("POST", "/join-application", headers=headers, body=body), proof=proof
    )
