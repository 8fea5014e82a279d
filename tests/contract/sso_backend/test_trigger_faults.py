"""Each call that a trigger makes at AWS fails once: Cognito is told, and its next call finishes the work."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import pytest
from botocore.exceptions import BotoCoreError, ClientError
from chalicelib.models.table import Table
from chalicelib.models.ticket import TicketRepository
from chalicelib.services.tickets import TicketOffice
from chalicelib.triggers.auth_challenge import AuthChallenge
from chalicelib.triggers.post_confirmation import ProfileNotWritten, SessionsNotEnded
from sso_world.checkpoint import Checkpoint, kinds_of_items
from sso_world.dynamodb import TABLE_NAME
from sso_world.fake_cognito import event
from sso_world.faults import LOST, Fault, Faults, faults_of
from sso_world.moving import AT_OFFICE, CARLA, NEW
from sso_world.operator_world import OperatorWorld
from sso_world.stack import Stack
from sso_world.time_and_chance import repeatable_bytes
from sso_world.triggers import post_confirmation
from sso_world.world import ALI, MARIA, World, error_of

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


@dataclass(frozen=True)
class Trigger:
    """`run` is one call of Cognito's, or of CloudFormation's; it raises or answers False when it fails."""

    run: Callable[[], object]
    failure: type[Exception] | None


def a_new_user(world: World, table: Table) -> Trigger:
    world.users.erase(MARIA)
    world.memberships.remove("shop", MARIA)
    trigger = post_confirmation(table, world.clock)
    return Trigger(lambda: trigger(event("cognito_post_confirmation")), ProfileNotWritten)


def a_moved_user(world: World, table: Table) -> Trigger:
    """What was imported for Carla becomes hers."""
    OperatorWorld(world).do("environment.import", records=[CARLA, AT_OFFICE])
    sent = event("cognito_post_confirmation")
    sent["userName"] = NEW
    sent["request"]["userAttributes"] = {"sub": NEW, "email": CARLA["email"], "email_verified": "true"}
    trigger = post_confirmation(table, world.clock)
    return Trigger(lambda: trigger(sent), ProfileNotWritten)


def a_recovered_password(world: World, table: Table) -> Trigger:
    """Maria has two logins, a session and a hand-off on its way."""
    world.refresh_handle(world.logged_in())
    world.handle()
    trigger = post_confirmation(table, world.clock)
    return Trigger(lambda: trigger(event("cognito_post_confirmation_recovery")), SessionsNotEnded)


def _deployed(request_type: str) -> Callable[[World, Table], Trigger]:
    def prepared(world: World, table: Table) -> Trigger:
        resource = None
        if request_type != "Create":
            stands = Stack(Table(world.dynamodb, name=TABLE_NAME), world.clock)
            stands.deploy(stack_id="news/1", ApplicationId="news")
            resource = "application-news"
        stack = Stack(table, world.clock)

        def deploy() -> bool:
            answer = stack.deploy(request_type, resource, stack_id="news/1", ApplicationId="news")
            return bool(answer["Status"] == "SUCCESS")

        return Trigger(deploy, None)

    return prepared


TRIGGERS: dict[str, Callable[[World, Table], Trigger]] = {
    "a new user": a_new_user,
    "a moved user": a_moved_user,
    "a recovered password": a_recovered_password,
    "an application comes": _deployed("Create"),
    "an application changes": _deployed("Update"),
    "an application goes": _deployed("Delete"),
}


def over(faults: Faults, world: World) -> Table:
    return Table(cast("DynamoDBClient", faults.over_dynamodb(world.dynamodb)), name=TABLE_NAME)


def fails(trigger: Trigger) -> bool:
    """Whether it says so, in words for the public."""
    try:
        return trigger.run() is False
    except (ProfileNotWritten, SessionsNotEnded) as told:
        return isinstance(told, trigger.failure or ()) and "injected" not in str(told)


@pytest.mark.parametrize("name", TRIGGERS)
def test_each_call_fails_once(world: World, name: str) -> None:
    faults = Faults()
    trigger = TRIGGERS[name](world, over(faults, world))
    begin = Checkpoint(world)
    faults.rest()
    assert not fails(trigger)
    wanted, calls = kinds_of_items(), list(enumerate(faults.asked, start=1))
    assert calls
    for number, call in calls:
        for fault in faults_of(call, number):
            begin.restore()
            faults.strike(number, fault)
            assert fails(trigger), (call, str(fault))
            faults.rest()
            assert not fails(trigger), (call, str(fault))
            assert kinds_of_items() == wanted, (call, str(fault))


def test_a_new_user_whose_trigger_never_worked_is_made_up_for_at_his_login(world: World) -> None:
    """Cognito gives up after three calls; the address is confirmed by then."""
    world.users.erase(ALI)
    login = world.bearer(ALI)
    assert error_of(world.init_session(login)) == (403, "not_a_member")
    body = {"application_id": "shop"}
    assert world.request("POST", "/join-application", headers=login, body=body).status_code == 200
    assert world.init_session(login).status_code == 201
    assert world.users.get(ALI) is not None


def _verified(trigger: AuthChallenge, answer: str) -> Any:
    sent = event("cognito_auth_challenge") | {"triggerSource": "VerifyAuthChallengeResponse_Authentication"}
    sent["callerContext"]["clientId"] = "client-shop"
    sent["request"]["userAttributes"]["sub"] = MARIA
    sent["request"]["challengeAnswer"] = answer
    return trigger(sent)["response"]["answerCorrect"]


@pytest.mark.parametrize("fault", faults_of("dynamodb.delete_item", 0), ids=str)
def test_a_ticket_that_cannot_be_consumed_opens_nothing(world: World, fault: Fault) -> None:
    faults = Faults()
    tickets = TicketOffice(
        TicketRepository(over(faults, world)), clock=world.clock, random_bytes=repeatable_bytes()
    )
    trigger = AuthChallenge(tickets)
    answer = tickets.issue(user_id=MARIA, client_id="client-shop")
    faults.strike(1, fault)
    with pytest.raises(BotoCoreError if fault.connection else ClientError):
        _verified(trigger, answer)
    faults.rest()
    assert _verified(trigger, answer) is (fault is not LOST)
