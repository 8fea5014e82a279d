"""Members that an operator adds, invites and removes."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from sso_world.dynamodb import FailingClient, HookedClient, items_like, nth_write
from sso_world.operator_world import OperatorWorld
from sso_world.world import ALI, MARIA, World, error_of

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

CARLA = {"email": "carla@example.com", "name": "Carla"}


def members(olga: OperatorWorld, application_id: str = "office") -> list[str]:
    return [one["user_id"] for one in olga.do("members.list", application_id=application_id)["members"]]


def test_a_user_is_added_by_address_or_id(olga: OperatorWorld) -> None:
    assert error_of(olga.world.init_session(olga.world.bearer(), application_id="office")) == (
        403,
        "not_a_member",
    )
    olga.do("members.add", application_id="office", user="Maria@Example.com")
    olga.do("members.add", application_id="office", user=ALI)
    assert olga.world.init_session(olga.world.bearer(), application_id="office").status_code == 201
    assert members(olga) == sorted([MARIA, ALI])


def test_the_list_shows_who_they_are(olga: OperatorWorld) -> None:
    [maria] = olga.do("members.list", application_id="shop")["members"]
    assert maria == {
        "user_id": MARIA,
        "email": "maria@example.com",
        "name": "Maria",
        "joined_at": "2026-11-23T04:00:00Z",
        "user": olga.do("users.show", user=MARIA)["user"]["user"],
    }


def test_a_member_without_a_profile_is_listed_as_well(olga: OperatorWorld) -> None:
    olga.world.users.erase(MARIA)
    [maria] = olga.do("members.list", application_id="shop")["members"]
    assert (maria["user_id"], maria["email"], maria["name"]) == (MARIA, None, None)


def test_a_long_list_comes_in_pages(olga: OperatorWorld) -> None:
    ids = [f"00000000-0000-4000-8000-{number:012}" for number in range(120)]
    for user_id in ids:
        olga.world.memberships.add("office", user_id, created_at="2026-11-23T04:00:00Z")
    listed: list[str] = []
    cursor, pages = None, 0
    while pages == 0 or cursor is not None:
        page = olga.do("members.list", application_id="office", cursor=cursor)
        listed += [one["user_id"] for one in page["members"]]
        cursor, pages = page["next_cursor"], pages + 1
    assert (listed, pages) == (ids, 3)


@pytest.mark.parametrize(
    "cursor", ["x", "WyJtZW1iZXJzIiwiYXBwbGljYXRpb24iXQ==", "WyJhcHBsaWNhdGlvbnMiLCJzaG9wIl0="]
)
def test_a_cursor_that_the_list_never_gave_is_refused(olga: OperatorWorld, cursor: str) -> None:
    assert olga.sentence("members.list", application_id="office", cursor=cursor).startswith("cursor")


def test_who_is_a_member_already_is_added_again_in_peace(olga: OperatorWorld) -> None:
    before = items_like(olga.world.dynamodb, "user-")
    olga.world.clock.advance(60)
    assert olga.do("members.add", application_id="shop", user=MARIA) == {"user_id": MARIA, "already": True}
    assert items_like(olga.world.dynamodb, "user-") == before


@pytest.mark.parametrize("action", ["members.add", "members.remove"])
def test_nobody_and_nowhere_are_refused(olga: OperatorWorld, action: str) -> None:
    stranger = "00000000-0000-4000-8000-000000000000"
    for user in ("nobody@example.com", stranger):
        assert olga.refused(action, application_id="office", user=user) == "unknown_user"
    assert olga.refused(action, application_id="nowhere", user=MARIA) == "unknown_application"
    assert members(olga) == []


def test_an_invited_stranger_becomes_a_user_and_a_member_at_once(olga: OperatorWorld) -> None:
    invited = olga.do("members.invite", application_id="office", **CARLA)
    assert invited["invited"] is True
    [shown] = olga.do("members.list", application_id="office")["members"]
    assert (shown["email"], shown["name"], shown["user_id"]) == (
        CARLA["email"],
        CARLA["name"],
        invited["user_id"],
    )
    attributes = olga.world.cognito.users[invited["user_id"]]
    assert attributes == CARLA | {"email_verified": "true"}
    assert olga.do("users.show", user=CARLA["email"])["user"]["status"] == "FORCE_CHANGE_PASSWORD"


def test_an_invitation_says_for_which_application_and_in_which_language(olga: OperatorWorld) -> None:
    olga.do("members.invite", application_id="office", **CARLA)
    olga.do("members.invite", application_id="shop", language="fr-CA", **CARLA)
    assert olga.world.cognito.mail_metadata == [
        {"application_id": "office"},
        {"application_id": "shop", "language": "fr-CA"},
    ]


@pytest.mark.parametrize("language", ["", "xx", "deutsch", "de_AT", 7, "d" * 36])
def test_an_invitation_in_no_language_of_ours_is_refused(olga: OperatorWorld, language: object) -> None:
    asked = {"application_id": "office", "language": language, **CARLA}
    assert olga.sentence("members.invite", **asked).startswith("language")
    assert olga.world.cognito.mail_metadata == []
    assert members(olga) == []


def test_a_user_who_is_invited_becomes_a_member_without_a_mail(olga: OperatorWorld) -> None:
    invited = olga.do("members.invite", application_id="office", email="MARIA@example.com", name="Mallory")
    assert invited == {"user_id": MARIA, "invited": False}
    assert olga.world.cognito.users[MARIA]["name"] == "Maria"
    again = olga.do("members.invite", application_id="office", email="maria@example.com")
    assert again["already"] is True


STRANGER = "44444444-4444-4444-8444-444444444444"


def begun(olga: OperatorWorld, user_id: str = STRANGER) -> None:
    """Somebody has typed Carla's address and a password of his own, and has no code."""
    olga.world.cognito.users[user_id] = {"email": CARLA["email"], "email_verified": "false"}
    olga.world.cognito.unconfirmed.add(user_id)


def test_who_has_only_begun_to_sign_up_is_not_added(olga: OperatorWorld) -> None:
    begun(olga)
    for user in (CARLA["email"], STRANGER):
        said = olga.sentence("members.add", application_id="office", user=user)
        assert said == "user has not confirmed the address yet; invite instead."
    assert members(olga) == []
    assert olga.world.users.get(STRANGER) is None


def test_an_invitation_goes_to_the_owner_and_not_to_who_has_begun_to_sign_up(olga: OperatorWorld) -> None:
    begun(olga)
    olga.world.memberships.add("office", STRANGER, created_at="2026-11-23T04:00:00Z")
    invited = olga.do("members.invite", application_id="office", **CARLA)
    assert invited == {"user_id": invited["user_id"], "invited": True}
    assert members(olga) == [invited["user_id"]]
    assert STRANGER not in (*olga.world.cognito.users, *members(olga))
    assert olga.pool.invitations == [CARLA["email"]]
    assert items_like(olga.world.dynamodb, f"user-{STRANGER}") == []


def test_who_begins_to_sign_up_during_an_invitation_is_not_invited(olga: OperatorWorld) -> None:
    create = olga.pool.admin_create_user

    def begin_first(**arguments: Any) -> dict[str, Any]:
        begun(olga)
        return create(**arguments)

    olga.pool.admin_create_user = begin_first  # type: ignore[method-assign]  # a stand-in
    assert olga.refused("members.invite", application_id="office", **CARLA) == "temporarily_unavailable"
    assert members(olga) == []
    olga.pool.admin_create_user = create  # type: ignore[method-assign]  # a stand-in
    assert olga.do("members.invite", application_id="office", **CARLA)["invited"] is True
    assert STRANGER not in olga.world.cognito.users


def test_who_has_not_come_yet_is_mailed_to_again(olga: OperatorWorld) -> None:
    first = olga.do("members.invite", application_id="office", **CARLA)
    again = olga.do("members.invite", application_id="office", **CARLA)
    assert again == {"user_id": first["user_id"], "invited": True, "again": True, "already": True}
    assert olga.pool.invitations == [CARLA["email"]] * 2


def test_who_has_come_in_this_moment_or_is_disabled_is_not_mailed_to(olga: OperatorWorld) -> None:
    user_id = olga.do("members.invite", application_id="office", **CARLA)["user_id"]
    olga.world.cognito.disabled.add(user_id)
    assert olga.do("members.invite", application_id="office", **CARLA)["invited"] is False
    olga.world.cognito.disabled.clear()
    olga.world.cognito.failing["AdminCreateUser"] = "UnsupportedUserStateException"
    assert olga.do("members.invite", application_id="shop", **CARLA) == {"user_id": user_id, "invited": False}
    assert olga.pool.invitations == [CARLA["email"]]


@pytest.mark.parametrize("write", [1, 2])
def test_an_invitation_that_fails_half_way_is_finished_by_a_repetition(world: World, write: int) -> None:
    client = FailingClient(world.dynamodb, code="ThrottlingException", fails=nth_write(write))
    olga = OperatorWorld(world, dynamodb=client)
    assert olga.refused("members.invite", application_id="office", **CARLA) == "temporarily_unavailable"
    user_id = olga.do("members.invite", application_id="office", **CARLA)["user_id"]
    assert members(olga) == [user_id]
    profile = world.users.get(user_id)
    assert profile is not None
    assert profile.name == "Carla"


def test_a_removed_member_is_out_at_once_and_there_only(olga: OperatorWorld) -> None:
    world = olga.world
    olga.do("members.add", application_id="office", user=MARIA)
    cookie, other = world.logged_in(), world.logged_in()
    office = [world.refresh_handle(login, "office") for login in (cookie, other)]
    waiting = world.handle_of(cookie, application_id="office")
    shop = world.refresh_handle(cookie)
    assert olga.do("members.remove", application_id="office", user="maria@example.com") == {"user_id": MARIA}
    for handle in office:
        assert error_of(world.refresh(handle, application_id="office")) == (401, "session_ended")
    assert error_of(world.get_session(waiting, application_id="office")) == (400, "invalid_session")
    assert error_of(world.init_session(cookie, application_id="office")) == (403, "not_a_member")
    assert world.refresh(shop).status_code == 200
    news = world.request("GET", "/ended-sessions?application_id=office").json_body
    assert len(news["ended"]) == len(office)


@pytest.mark.parametrize("removal", ["member", "application"])
def test_a_hand_off_that_was_on_its_way_during_a_removal_opens_nothing(
    make_world: Callable[..., World], dynamodb: "DynamoDBClient", removal: str
) -> None:
    client = HookedClient(dynamodb)
    world = make_world(dynamodb=client)
    olga = OperatorWorld(world)
    olga.do(
        "applications.add",
        application_id="wiki",
        name="Wiki",
        enrolment="invite",
        channels=[{"channel_id": "web", "return_url": "https://wiki.example/success"}],
    )
    olga.do("members.add", application_id="wiki", user=MARIA)

    def remove_first(name: str, arguments: dict[str, Any]) -> None:
        if name == "put_item" and arguments["Item"]["SK"]["S"].startswith("session-"):
            client.before = lambda *_: None
            if removal == "member":
                olga.do("members.remove", application_id="wiki", user=MARIA)
            else:
                olga.do("applications.remove", application_id="wiki")

    client.before = remove_first
    handle = world.handle(application_id="wiki")
    assert error_of(world.get_session(handle, application_id="wiki")) == (400, "invalid_session")


def test_removing_again_ends_what_was_left(world: World) -> None:
    def fails(name: str, arguments: dict[str, Any]) -> bool:
        return name == "query"

    client = FailingClient(world.dynamodb, code="ThrottlingException", fails=fails)
    olga = OperatorWorld(world, dynamodb=client)
    handle = world.refresh_handle()
    assert olga.refused("members.remove", application_id="shop", user=MARIA) == "temporarily_unavailable"
    client.fails = lambda *_: False
    assert olga.do("members.remove", application_id="shop", user=MARIA)["already"] is True
    assert {item["status"]["S"] for item in items_like(world.dynamodb, "session-")} == {"ended"}
    assert error_of(world.refresh(handle)) == (401, "session_ended")


def test_the_membership_of_a_user_who_is_gone_can_be_removed(olga: OperatorWorld) -> None:
    del olga.world.cognito.users[MARIA]
    olga.do("members.remove", application_id="shop", user=MARIA)
    assert members(olga, "shop") == []
