"""Refreshing by the rotating handle: one session goes on, stolen and superseded handles end it."""

from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from local_stack import LocalStack, Person, claims_of
from signed_in import ApplicationSession, Login, refused

ENDED = (401, "session_ended")


@pytest.fixture
def session(person: Person) -> ApplicationSession:
    return Login.fresh(person).open("shop")


def test_a_refresh_gives_new_tokens_of_the_same_client_and_a_new_handle(
    stack: LocalStack, person: Person, session: ApplicationSession
) -> None:
    before = session.tokens
    assert session.refresh().status_code == 200
    assert session.handle != before["refresh_token"]
    assert len(session.handle) == 86
    claims = claims_of(session.tokens["id_token"])
    assert claims["aud"] == stack.site("shop")["config"]["client_id"]
    assert claims["sub"] == person.user_id
    assert session.tokens["id_token"] != before["id_token"]
    assert session.orders().status_code == 200


def test_a_lost_answer_can_be_asked_for_again(session: ApplicationSession) -> None:
    old = session.handle
    first, again = session.refresh(old), session.refresh(old)
    assert again.status_code == 200
    assert again.json()["token_set"] == {**first.json()["token_set"], **_remaining(again)}


def _remaining(answer: httpx.Response) -> dict[str, int]:
    """The seconds left may have become fewer meanwhile."""
    return {"expires_in": answer.json()["token_set"]["expires_in"]}


def test_a_handle_superseded_twice_ends_the_session(session: ApplicationSession) -> None:
    stolen = session.handle
    assert session.refresh().status_code == 200
    assert session.refresh().status_code == 200
    assert refused(session.refresh(stolen)) == ENDED
    assert refused(session.refresh()) == ENDED


def test_a_guess_ends_nothing(session: ApplicationSession) -> None:
    guess = session.handle[:-20] + "A" * 20
    assert refused(session.refresh(guess)) == ENDED
    assert session.refresh().status_code == 200


def test_another_applications_name_opens_nothing(session: ApplicationSession) -> None:
    assert refused(session.refresh(application_id="outlet")) == ENDED
    assert session.refresh().status_code == 200


def test_of_50_tabs_that_refresh_at_once_nobody_is_signed_out(session: ApplicationSession) -> None:
    old = session.handle
    with ThreadPoolExecutor(max_workers=50) as pool:
        answers = list(pool.map(lambda _: session.refresh(old), range(50)))
    assert [answer.status_code for answer in answers] == [200] * 50
    sets = [answer.json()["token_set"] for answer in answers]
    assert len({each["refresh_token"] for each in sets}) == 1
    # Cognito gives every ID token an id of its own: one id is one call.
    assert len({claims_of(each["id_token"])["jti"] for each in sets}) == 1
    session.tokens = sets[0]
    assert session.refresh().status_code == 200


def test_a_membership_taken_away_ends_that_application_only(stack: LocalStack, person: Person) -> None:
    assert person.join("outlet").status_code == 200
    login = Login.fresh(person)
    shop, outlet = login.open("shop"), login.open("outlet")
    stack.client("dynamodb").delete_item(
        TableName=stack.outputs["cognito-sso-local"]["TableName"],
        Key={"PK": {"S": "application-shop"}, "SK": {"S": f"user-{person.user_id}"}},
    )
    assert refused(shop.refresh()) == (403, "not_a_member")
    assert refused(shop.refresh()) == ENDED
    assert outlet.refresh().status_code == 200


def test_the_table_alone_opens_nothing_after_a_refresh(
    stack: LocalStack, session: ApplicationSession
) -> None:
    assert session.refresh().status_code == 200
    user_id = claims_of(session.tokens["id_token"])["sub"]
    stored = repr(stack.items(f"user-{user_id}"))
    for secret in (session.handle, session.tokens["id_token"], session.tokens["access_token"]):
        assert secret[-40:] not in stored
