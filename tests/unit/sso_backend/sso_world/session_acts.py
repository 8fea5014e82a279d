"""Going on with sessions, looking at them and ending them."""

from chalice.test import HTTPResponse
from sso_world.act import JOINED, READABLE, SHOP_PAGE, Act, Prepare
from sso_world.dynamodb import items_like
from sso_world.world import MARIA, World, refresh_handle


def refreshes(world: World, handle: str) -> Act:
    def goes_on(answer: HTTPResponse) -> None:
        assert world.refresh(refresh_handle(answer)).status_code == 200

    return Act(request=lambda: world.refresh(handle), shown=READABLE, proof=goes_on)


def with_the_newest_handle(world: World) -> Act:
    handle = world.refresh_handle()
    world.clock.advance(120)
    return refreshes(world, handle)


def with_the_previous_handle(world: World) -> Act:
    handle = world.refresh_handle()
    assert world.refresh(handle).status_code == 200
    return refreshes(world, handle)


def after_the_membership(world: World) -> Act:
    """The user is a member no more, which the refresh finds out."""
    handle = world.refresh_handle()
    world.memberships.remove("shop", MARIA)
    return Act(request=lambda: world.refresh(handle), done=403, over=401)


def logs_out(world: World, headers: dict[str, str], **body: object) -> Act:
    """Everywhere, or at the shop; Maria is at the office too, and has a hand-off on its way."""
    everywhere = body.get("scope") != "application"
    world.memberships.add("office", MARIA, created_at=JOINED)
    cookie = headers if "cookie" in headers else world.logged_in()
    shop, office = world.refresh_handle(cookie), world.refresh_handle(cookie, "office")
    waiting = world.handle_of(cookie)
    sent = body if "cookie" in headers else body | {"refresh_token": shop}

    def proof(_answer: HTTPResponse) -> None:
        assert world.refresh(shop).status_code == 401
        assert world.refresh(office, application_id="office").status_code == (401 if everywhere else 200)
        assert world.init_session(cookie).status_code == (401 if everywhere else 201)
        if everywhere:
            assert world.get_session(waiting).status_code == 400

    return Act(request=lambda: world.log_out(headers, **sent), done=204, proof=proof)


def shows(path: str) -> Prepare:
    def prepared(world: World) -> Act:
        cookie = world.logged_in()
        world.refresh_handle(cookie)
        world.clock.advance(120)
        return Act(request=lambda: world.request("GET", path, headers=cookie))

    return prepared


def ends_a_session(world: World) -> Act:
    cookie = world.logged_in()
    handle = world.refresh_handle(cookie)
    [session_id] = (
        item["session_id"]["S"]
        for item in items_like(world.dynamodb, "session-")
        if item["status"]["S"] == "active"
    )

    def proof(_answer: HTTPResponse) -> None:
        assert world.refresh(handle).status_code == 401

    return Act(
        request=lambda: world.request("DELETE", f"/sessions/{session_id}", headers=cookie),
        done=204,
        proof=proof,
    )


def ends_a_login(world: World) -> Act:
    """The one that asks, whose cookie is then worth nothing."""
    cookie = world.logged_in()
    handle = world.refresh_handle(cookie)
    [login_id] = (item["sso_session_id"]["S"] for item in items_like(world.dynamodb, "sso-session-"))

    def is_out() -> None:
        assert world.refresh(handle).status_code == 401
        assert world.init_session(cookie).status_code == 401

    return Act(
        request=lambda: world.request("DELETE", f"/sessions/{login_id}", headers=cookie),
        done=204,
        proof=lambda _answer: is_out(),
        over=401,
        way_on=is_out,
    )


def ends_the_others(world: World) -> Act:
    cookie, other = world.logged_in(), world.logged_in()
    own, others = world.refresh_handle(cookie), world.refresh_handle(other)

    def proof(_answer: HTTPResponse) -> None:
        assert world.refresh(others).status_code == 401
        assert world.init_session(other).status_code == 401
        assert world.refresh(own).status_code == 200

    return Act(request=lambda: world.request("DELETE", "/sessions", headers=cookie), done=204, proof=proof)


def ended_sessions(world: World) -> Act:
    world.log_out(refresh_token=world.refresh_handle())

    def proof(answer: HTTPResponse) -> None:
        assert len(answer.json_body["ended"]) == 1

    return Act(request=lambda: world.request("GET", "/ended-sessions?application_id=shop"), proof=proof)


def preflight(path: str) -> Prepare:
    return lambda world: Act(
        request=lambda: world.request("OPTIONS", path, headers=SHOP_PAGE),
        done=204,
        shown=READABLE,
    )
