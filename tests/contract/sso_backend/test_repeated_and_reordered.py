"""Requests that come twice or late: nobody is let in, everybody goes on."""

from chalicelib.models.table import Table
from sso_world.dynamodb import TABLE_NAME, items_like
from sso_world.fake_cognito import event
from sso_world.triggers import post_confirmation
from sso_world.world import ALI, MARIA, World, cookie_value, error_of, refresh_handle


def test_a_sign_in_asked_for_twice_opens_twice_and_each_once(world: World) -> None:
    headers = world.logged_in()
    handles = [world.handle_of(headers) for _ in range(2)]
    assert [world.get_session(handle).status_code for handle in handles] == [200, 200]
    assert [world.get_session(handle).status_code for handle in handles] == [400, 400]
    assert world.refresh_handle(headers)


def test_a_refresh_that_comes_after_the_logout_opens_nothing(world: World) -> None:
    handle = world.refresh_handle()
    later = refresh_handle(world.refresh(handle))
    world.log_out(refresh_token=later)
    for late in (handle, later):
        assert error_of(world.refresh(late)) == (401, "session_ended")
    assert world.refresh_handle()


def test_a_redemption_that_comes_after_the_logout_opens_nothing(world: World) -> None:
    cookie = world.logged_in()
    handle = world.handle_of(cookie)
    world.log_out(cookie)
    assert error_of(world.get_session(handle)) == (400, "invalid_session")


def test_a_late_logout_of_one_user_leaves_the_next_one_in(world: World) -> None:
    world.memberships.add("shop", ALI, created_at="2026-11-23T04:00:00Z")
    former = world.logged_in()
    next_one = world.cookie(cookie_value(world.init_session(former | world.bearer(ALI))))
    handle = world.refresh_handle(next_one)
    assert world.log_out(former).status_code == 204
    assert world.refresh(handle).status_code == 200


def test_a_late_repetition_of_a_recovery_asks_for_the_new_password_once_more(world: World) -> None:
    """Cognito calls the trigger again, and meanwhile the user has signed in with the new password."""
    trigger = post_confirmation(Table(world.dynamodb, name=TABLE_NAME), world.clock)
    recovered = "cognito_post_confirmation_recovery"
    trigger(event(recovered))
    world.clock.advance(1)
    handle = world.refresh_handle()
    world.clock.advance(1)
    trigger(event(recovered))
    assert error_of(world.refresh(handle)) == (401, "session_ended")
    assert world.refresh_handle()


def test_an_account_deleted_twice_is_gone_once_and_stays_gone(world: World) -> None:
    headers = world.bearer()
    for _ in range(2):
        assert world.request("DELETE", "/me", headers=headers).status_code == 204
    for path in ("/init-session", "/sso-session", "/join-application"):
        body = {"application_id": "shop"}
        assert world.request("POST", path, headers=headers, body=body).status_code in (400, 401, 403)
    assert not [item for item in items_like(world.dynamodb, "") if MARIA in item["PK"]["S"] + item["SK"]["S"]]


def test_memberships_and_profiles_may_be_written_twice(world: World) -> None:
    headers, body = world.bearer(ALI), {"application_id": "shop"}
    for _ in range(2):
        assert world.request("POST", "/join-application", headers=headers, body=body).status_code == 200
    cookie = world.logged_in(ALI)
    for _ in range(2):
        assert world.request("PATCH", "/me", headers=cookie, body={"name": "A"}).json_body["name"] == "A"
