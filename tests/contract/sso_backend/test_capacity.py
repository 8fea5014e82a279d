"""What each call costs at DynamoDB, with tokens as big as those of AWS.

The peers' store-and-redeem of a full token set was measured at 10 write units. The origins for CORS are read
once a minute by each process, and not counted here.
"""

from typing import TYPE_CHECKING

import pytest
from chalicelib.models.application import Branding
from sso_world.capacity import Meter
from sso_world.dynamodb import TABLE_NAME, items_like
from sso_world.full_size_tokens import give_full_size_tokens
from sso_world.signing import SigningKey
from sso_world.time_and_chance import NOW
from sso_world.world import MARIA, World, cookie_value, refresh_handle

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

BROWSER = {
    "user-agent": "Mozilla/5.0 (Linux; Android 14; SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) "
    "SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36"
}


@pytest.fixture
def meter(dynamodb: "DynamoDBClient") -> Meter:
    return Meter(dynamodb)


@pytest.fixture
def metered(meter: Meter, signing_key: SigningKey) -> World:
    """The triggers are metered, too."""
    world = World(meter, signing_key, dynamodb=meter)  # type: ignore[arg-type]  # a stand-in
    world.memberships.add("office", MARIA, created_at="2026-11-23T04:00:00Z")
    give_full_size_tokens(world.cognito)
    meter.spent()
    return world


def test_a_sign_in_with_a_password(metered: World, meter: Meter) -> None:
    """The page asks twice who the user is, before and after the password."""
    metered.authorize()
    bearer = metered.bearer() | BROWSER
    metered.request("GET", "/check-app-user?application_id=shop", headers=bearer)
    handle = metered.handle_of(bearer)
    stored = meter.spent()
    assert metered.get_session(handle).status_code == 200
    assert stored == (
        {"ticket": 4, "sso-session": 2, "session": 4},
        {"application": 3, "membership": 2, "user": 1},
    )
    grounds = {"application": 1, "membership": 1, "sso-session": 1, "user": 1}
    assert meter.spent() == ({"session": 3}, {"session": 1, **grounds})


@pytest.mark.parametrize(("characters", "units"), [(600, 1), (3500, 1), (8192, 3)])
def test_a_logo_is_paid_for_whenever_the_record_is_read(
    metered: World, meter: Meter, characters: int, units: int
) -> None:
    metered.brand("shop", Branding(accent_color="#7a1f5c", logo="x" * characters))
    meter.spent()
    metered.authorize()
    assert meter.spent() == ({}, {"application": units})
    bearer = metered.bearer() | BROWSER
    metered.request("GET", "/check-app-user?application_id=shop", headers=bearer)
    metered.get_session(metered.handle_of(bearer))
    assert meter.spent()[1]["application"] == 3 * units


@pytest.mark.parametrize(("seconds", "recorded"), [(59, {}), (600, {"sso-session": 1})])
def test_a_silent_sign_in(metered: World, meter: Meter, seconds: int, recorded: dict[str, int]) -> None:
    """The use of a login is recorded unless it has been within the last minute."""
    cookie = metered.logged_in()
    meter.spent()
    metered.clock.advance(seconds)
    metered.authorize(cookie, application_id="office")
    handle = metered.handle_of(cookie | BROWSER, application_id="office")
    assert metered.get_session(handle, application_id="office").status_code == 200
    assert meter.spent() == (
        {"ticket": 4, "session": 7, **recorded},
        {"sso-session": 3, "application": 3, "user": 4, "membership": 3, "session": 1},
    )


def test_a_refresh(metered: World, meter: Meter) -> None:
    handle = metered.refresh_handle(metered.bearer() | BROWSER)
    meter.spent()
    spent = []
    for _ in range(3):
        metered.clock.advance(3000)
        handle = refresh_handle(metered.refresh(handle))
        spent.append(meter.spent())
    reads = {"session": 1, "application": 1, "membership": 1, "sso-session": 1, "user": 1}
    # Lease and rotation. The first one finds the refresh token alone, the others the last tokens as well.
    assert spent == [
        ({"session": 2 + 4, "sso-session": 1}, reads),
        ({"session": 4 + 4, "sso-session": 1}, reads),
        ({"session": 4 + 4, "sso-session": 1}, reads),
    ]


def test_a_refresh_within_the_grace(metered: World, meter: Meter) -> None:
    handle = metered.refresh_handle(metered.bearer() | BROWSER)
    metered.refresh(handle)
    meter.spent()
    assert metered.refresh(handle).status_code == 200
    reads = {"session": 1, "application": 1, "membership": 1, "sso-session": 1, "user": 1}
    assert meter.spent() == ({}, reads)


def test_waiting_for_another_refresh(metered: World, meter: Meter, dynamodb: "DynamoDBClient") -> None:
    handle = metered.refresh_handle(metered.bearer() | BROWSER)
    [item] = items_like(dynamodb, "session-")
    leased = {"refresh_lease_until": {"N": str(NOW + 10)}}
    dynamodb.put_item(TableName=TABLE_NAME, Item=item | leased)
    meter.spent()
    assert metered.refresh(handle).status_code == 503
    assert meter.spent() == ({}, {"session": 30})


def test_a_logout_everywhere_of_two_applications(metered: World, meter: Meter) -> None:
    answer = metered.init_session(metered.bearer() | BROWSER)
    cookie = metered.cookie(cookie_value(answer))
    metered.get_session(answer.json_body["session_id"])
    metered.refresh_handle(cookie | BROWSER, "office")
    meter.spent()
    metered.log_out(cookie)
    assert meter.spent() == (
        {"sso-session": 1, "ended": 4, "session": 4},
        {"sso-session": 1, "session": 1},
    )


@pytest.mark.parametrize(("refreshes", "writes"), [(0, 10), (1, 12), (2, 12)])
def test_a_logout_that_an_application_begins(
    metered: World, meter: Meter, refreshes: int, writes: int
) -> None:
    """The SSO's own page, where the user comes then, ends once more what its cookie opens.

    An update is paid for by the larger state: a refreshed session had 4 units, one that was not 2.
    """
    answer = metered.init_session(metered.bearer() | BROWSER)
    cookie = metered.cookie(cookie_value(answer))
    handle = refresh_handle(metered.get_session(answer.json_body["session_id"]))
    metered.refresh_handle(cookie | BROWSER, "office")
    for _ in range(refreshes):
        metered.clock.advance(3000)
        handle = refresh_handle(metered.refresh(handle))
    metered.clock.advance(600)
    meter.spent()
    metered.log_out(application_id="shop", refresh_token=handle)
    metered.request("GET", "/channel?application_id=shop&channel_id=web", headers=cookie)
    metered.log_out(cookie)
    spent, reads = meter.spent()
    assert (sum(spent.values()), sum(reads.values())) == (writes, 7)
