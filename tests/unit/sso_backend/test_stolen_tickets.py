"""A ticket in the wrong hands: what a thief may send along with a challenge, and what comes of it."""

from typing import Any

import pytest
from chalicelib.models.table import Table
from chalicelib.models.ticket import TicketRepository
from chalicelib.services.tickets import TicketOffice
from chalicelib.triggers.auth_challenge import AuthChallenge
from sso_world.fake_cognito import event
from sso_world.time_and_chance import ManualClock, repeatable_bytes

MARIA = "0b5d6f3e-8a1c-4e1f-9d57-3c2b1a0f9e8d"
MALLORY = "f3c1a2b4-5d6e-4f70-8192-a3b4c5d6e7f8"
SHOP = "client-shop"


@pytest.fixture
def office(table: Table, clock: ManualClock) -> TicketOffice:
    return TicketOffice(TicketRepository(table), clock=clock, random_bytes=repeatable_bytes())


def verified(office: TicketOffice, **request: object) -> bool:
    """As Cognito asks about Mallory's answer to his own challenge at the shop's client."""
    sent = event("cognito_auth_challenge") | {"triggerSource": "VerifyAuthChallengeResponse_Authentication"}
    sent["callerContext"]["clientId"] = SHOP
    sent["userName"] = MALLORY
    sent["request"]["userAttributes"] = {"sub": MALLORY, "email": "mallory@example.com"}
    sent["request"] |= request
    correct: bool = AuthChallenge(office)(sent)["response"]["answerCorrect"]
    return correct


def test_the_attributes_of_cognito_say_whose_it_is_and_nothing_that_the_caller_sends(
    office: TicketOffice,
) -> None:
    ticket = office.issue(user_id=MARIA, client_id=SHOP)
    metadata = {"sub": MARIA, "user_id": MARIA, "USERNAME": MARIA}
    assert not verified(office, challengeAnswer=ticket)
    assert not verified(office, challengeAnswer=ticket, clientMetadata=metadata)
    assert not verified(office, challengeAnswer=ticket, privateChallengeParameters=metadata)
    attributes = {"sub": "", "email": "maria@example.com", "custom:sub": MARIA, "preferred_username": MARIA}
    assert not verified(office, challengeAnswer=ticket, userAttributes=attributes)
    assert verified(office, challengeAnswer=ticket, userAttributes={"sub": MARIA})


@pytest.mark.parametrize("answer", [None, "", "guess", {"ticket": "x"}])
def test_a_ticket_beside_the_answer_is_none(office: TicketOffice, answer: object) -> None:
    ticket = office.issue(user_id=MALLORY, client_id=SHOP)
    told: dict[str, Any] = {"ANSWER": ticket, "ticket": ticket, "challengeAnswer": ticket}
    assert not verified(office, challengeAnswer=answer, clientMetadata=told, validationData=told)
    assert not verified(office, challengeAnswer=answer, privateChallengeParameters=told)
    assert verified(office, challengeAnswer=ticket)


def test_a_ticket_has_one_spelling(office: TicketOffice) -> None:
    ticket = office.issue(user_id=MALLORY, client_id=SHOP)
    ticket_id, _, secret = ticket.partition(".")
    for other in (
        f" {ticket}",
        f"{ticket}\n",
        f"{ticket}=",
        ticket.upper(),
        f"{ticket_id.replace('-', '')}.{secret}",
        f"{{{ticket_id}}}.{secret}",
        f"{ticket_id}..{secret}",
        f"{ticket_id}.{secret}.{secret}",
        f"{secret}.{ticket_id}",
        f"{ticket_id}.",
        f"ticket-{ticket_id}.{secret}",
        f"../user-{MARIA}/{ticket_id}.{secret}",
    ):
        assert not verified(office, challengeAnswer=other), other
    assert verified(office, challengeAnswer=ticket)


def test_a_ticket_of_one_login_is_no_other_items_key(office: TicketOffice, table: Table) -> None:
    """36 letters of a ticket id lead to a ticket alone, whatever they spell."""
    for ticket_id in ("-" * 36, "0" * 36, MARIA):
        assert not verified(office, challengeAnswer=f"{ticket_id}.{'A' * 43}")
