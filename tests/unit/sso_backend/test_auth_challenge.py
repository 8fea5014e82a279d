"""The custom-auth triggers: one challenge, one attempt, and a ticket that works once."""

from base64 import urlsafe_b64decode
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ReadTimeoutError
from chalicelib.models.table import Table
from chalicelib.models.ticket import TicketRepository
from chalicelib.services.tickets import TicketOffice
from chalicelib.triggers.auth_challenge import AuthChallenge
from hypothesis import given
from hypothesis import strategies as st
from sso_world.dynamodb import TABLE_NAME, AtomicClient, RecordingClient, UnsureClient, stored_items
from sso_world.fake_cognito import event
from sso_world.time_and_chance import DrawnBytes, ManualClock, repeatable_bytes

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

MARIA = "0b5d6f3e-8a1c-4e1f-9d57-3c2b1a0f9e8d"
ALI = "f3c1a2b4-5d6e-4f70-8192-a3b4c5d6e7f8"
SHOP = "client-shop"


@pytest.fixture
def office(table: Table, clock: ManualClock) -> TicketOffice:
    return TicketOffice(TicketRepository(table), clock=clock, random_bytes=repeatable_bytes())


@pytest.fixture
def trigger(office: TicketOffice) -> AuthChallenge:
    return AuthChallenge(office)


def test_a_ticket_has_192_random_bits_or_more(table: Table, clock: ManualClock) -> None:
    drawn = DrawnBytes()
    tickets = TicketOffice(TicketRepository(table), clock=clock, random_bytes=drawn)
    _, _, secret = tickets.issue(user_id=MARIA, client_id=SHOP).partition(".")
    assert len(drawn.start_of(urlsafe_b64decode(secret + "="))) * 8 >= 192


def define(trigger: AuthChallenge, session: object, **request: object) -> dict[str, Any]:
    sent = event("cognito_auth_challenge")
    sent["request"] |= {"session": session} | request
    response: dict[str, Any] = trigger(sent)["response"]
    return response


def verify(
    trigger: AuthChallenge, answer: object, *, user_id: str = MARIA, client_id: str = SHOP, **request: object
) -> bool:
    sent = event("cognito_auth_challenge") | {"triggerSource": "VerifyAuthChallengeResponse_Authentication"}
    sent["callerContext"]["clientId"] = client_id
    sent["request"]["userAttributes"]["sub"] = user_id
    sent["request"] |= {"challengeAnswer": answer} | request
    correct: bool = trigger(sent)["response"]["answerCorrect"]
    return correct


def round_of(name: str, result: object) -> dict[str, object]:
    return {"challengeName": name, "challengeResult": result, "challengeMetadata": "ticket"}


def test_the_first_step_is_the_custom_challenge(trigger: AuthChallenge) -> None:
    expected = {"challengeName": "CUSTOM_CHALLENGE", "issueTokens": False, "failAuthentication": False}
    assert define(trigger, []) == expected


def test_one_right_answer_issues_tokens(trigger: AuthChallenge) -> None:
    answered = define(trigger, [round_of("CUSTOM_CHALLENGE", True)])
    assert answered == {"issueTokens": True, "failAuthentication": False}


@pytest.mark.parametrize(
    "session",
    [
        [round_of("CUSTOM_CHALLENGE", False)],
        [round_of("CUSTOM_CHALLENGE", None)],
        [round_of("CUSTOM_CHALLENGE", "true")],
        [round_of("SRP_A", True)],
        [round_of("PASSWORD_VERIFIER", True)],
        [round_of("CUSTOM_CHALLENGE", False), round_of("CUSTOM_CHALLENGE", True)],
        [round_of("CUSTOM_CHALLENGE", True), round_of("CUSTOM_CHALLENGE", True)],
        [round_of("SRP_A", True), round_of("PASSWORD_VERIFIER", True), round_of("CUSTOM_CHALLENGE", True)],
    ],
)
def test_everything_else_fails(trigger: AuthChallenge, session: list[dict[str, object]]) -> None:
    assert define(trigger, session) == {"issueTokens": False, "failAuthentication": True}


def test_an_unknown_user_is_challenged_like_a_known_one(trigger: AuthChallenge) -> None:
    assert define(trigger, [], userNotFound=True) == define(trigger, [])


@pytest.mark.parametrize("result", [True, False])
def test_an_unknown_user_gets_no_tokens_whatever_he_answers(trigger: AuthChallenge, result: bool) -> None:
    session = [round_of("CUSTOM_CHALLENGE", result)]
    assert define(trigger, session, userNotFound=True) == {"issueTokens": False, "failAuthentication": True}


def test_the_challenge_gives_nothing_away(trigger: AuthChallenge, office: TicketOffice) -> None:
    office.issue(user_id=MARIA, client_id=SHOP)
    sent = event("cognito_auth_challenge") | {"triggerSource": "CreateAuthChallenge_Authentication"}
    response = trigger(sent)["response"]
    assert response["publicChallengeParameters"] == {"type": "ticket"}


def test_another_triggers_event_is_refused(trigger: AuthChallenge) -> None:
    with pytest.raises(ValueError, match="custom-auth"):
        trigger(event("cognito_auth_challenge") | {"triggerSource": "TokenGeneration_Authentication"})


def test_a_ticket_is_right_once(trigger: AuthChallenge, office: TicketOffice) -> None:
    ticket = office.issue(user_id=MARIA, client_id=SHOP)
    assert verify(trigger, ticket) is True
    assert verify(trigger, ticket) is False


def test_a_ticket_is_for_one_user_at_one_client_and_a_wrong_try_leaves_it(
    trigger: AuthChallenge, office: TicketOffice
) -> None:
    ticket = office.issue(user_id=MARIA, client_id=SHOP)
    ticket_id, _, secret = ticket.partition(".")
    assert not verify(trigger, ticket, user_id=ALI)
    assert not verify(trigger, ticket, client_id="client-outlet")
    assert not verify(trigger, ticket, userNotFound=True)
    assert not verify(trigger, f"{ticket_id}.{secret[:-1]}A")
    assert verify(trigger, ticket)


def test_a_ticket_lives_a_minute_stored_or_not(
    trigger: AuthChallenge, office: TicketOffice, clock: ManualClock
) -> None:
    early, late = (office.issue(user_id=MARIA, client_id=SHOP) for _ in range(2))
    clock.advance(59)
    assert verify(trigger, early)
    clock.advance(1)
    assert not verify(trigger, late)


def test_two_tickets_do_not_disturb_each_other(trigger: AuthChallenge, office: TicketOffice) -> None:
    tickets = [office.issue(user_id=MARIA, client_id=SHOP) for _ in range(2)]
    assert [verify(trigger, ticket) for ticket in tickets] == [True, True]


def test_the_table_holds_no_ticket_that_could_be_used(
    office: TicketOffice, dynamodb: "DynamoDBClient"
) -> None:
    _, _, secret = office.issue(user_id=MARIA, client_id=SHOP).partition(".")
    assert secret not in str(stored_items(dynamodb))


@given(st.text() | st.integers() | st.none() | st.lists(st.text()))
def test_junk_is_wrong_without_asking_the_table(answer: object) -> None:
    office = TicketOffice(TicketRepository(_NoTable()), clock=ManualClock(), random_bytes=repeatable_bytes())
    assert verify(AuthChallenge(office), answer) is False


def test_verifying_is_one_conditional_delete(dynamodb: "DynamoDBClient", clock: ManualClock) -> None:
    client = RecordingClient(dynamodb)
    office = TicketOffice(
        TicketRepository(Table(client, name=TABLE_NAME)),  # type: ignore[arg-type]  # a stand-in
        clock=clock,
        random_bytes=repeatable_bytes(),
    )
    ticket = office.issue(user_id=MARIA, client_id=SHOP)
    client.calls.clear()
    assert verify(AuthChallenge(office), ticket)
    assert [name for name, _ in client.calls] == ["delete_item"]


def test_a_ticket_that_may_have_been_consumed_is_not_called_wrong(
    office: TicketOffice, dynamodb: "DynamoDBClient", clock: ManualClock
) -> None:
    """Cognito makes a failed trigger of the exception, and the API a 503; False would be a refused login."""
    ticket = office.issue(user_id=MARIA, client_id=SHOP)
    unsure = Table(UnsureClient(dynamodb), name=TABLE_NAME)  # type: ignore[arg-type]  # a stand-in
    consuming = TicketOffice(TicketRepository(unsure), clock=clock, random_bytes=repeatable_bytes())
    with pytest.raises(ReadTimeoutError):
        verify(AuthChallenge(consuming), ticket)


def test_of_many_at_once_one_is_right(dynamodb: "DynamoDBClient", clock: ManualClock) -> None:
    table = Table(AtomicClient(dynamodb), name=TABLE_NAME)  # type: ignore[arg-type]  # a stand-in
    office = TicketOffice(TicketRepository(table), clock=clock, random_bytes=repeatable_bytes())
    ticket = office.issue(user_id=MARIA, client_id=SHOP)
    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda _: verify(AuthChallenge(office), ticket), range(20)))
    assert sorted(answers) == [False] * 19 + [True]


class _NoTable(Table):
    """Any use of it is an AttributeError."""

    def __init__(self) -> None:
        pass
