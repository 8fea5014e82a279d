"""AWS is busy, broken or slow, and functions die at work: the deployed stack, and boto3 as it is."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from aws_proxy import AwsProxy, Treatment, between
from local_stack import LocalStack, Person
from signed_in import ApplicationSession, Login
from workers import kill_workers

SSO, SHOP = "cognito-sso-local", "cognito-sso-local-shop"
HELD_SECONDS = 20


@pytest.fixture(scope="module")
def sso_function(stack: LocalStack) -> str:
    return stack.resource(SSO, "SsoBackendRest")


@pytest.fixture(scope="module")
def shop_function(stack: LocalStack) -> str:
    return stack.resource(SHOP, "ApplicationBackendRest")


@pytest.fixture(scope="module")
def sso_aws(stack: LocalStack, sso_function: str) -> Iterator[AwsProxy]:
    """What the SSO backend takes for AWS."""
    with between(stack, sso_function) as proxy:
        yield proxy


@pytest.fixture(scope="module")
def shop_aws(stack: LocalStack, shop_function: str) -> Iterator[AwsProxy]:
    with between(stack, shop_function) as proxy:
        yield proxy


@pytest.fixture
def session(person: Person) -> ApplicationSession:
    return ApplicationSession.redeemed(person.begin())


def is_told_to_try_again(answer: httpx.Response) -> bool:
    if answer.status_code != 503:
        return False
    assert answer.json()["error"] == "temporarily_unavailable"
    return int(answer.headers["Retry-After"]) > 0


ALWAYS = 2
"""How often boto3 asks DynamoDB; Cognito it asks once."""

TREATMENTS: list[Treatment] = ["throttle", "fail", "garble", "cut"]


def test_a_bad_dynamodb_ends_no_session(session: ApplicationSession, sso_aws: AwsProxy) -> None:
    calls = ("GetItem", "BatchGetItem", "UpdateItem", "UpdateItem")
    for treatment, operation in zip(TREATMENTS, calls, strict=True):
        sso_aws.will(operation, *[treatment] * ALWAYS)
        assert is_told_to_try_again(session.refresh()), (treatment, operation)
        assert session.refresh().status_code == 200


def test_a_bad_cognito_is_no_wrong_login(person: Person, sso_aws: AwsProxy) -> None:
    login = Login.fresh(person)
    for treatment in TREATMENTS[1:]:
        sso_aws.will("AdminGetUser", treatment)
        assert is_told_to_try_again(login.call("GET", "/me")), treatment
    assert login.call("GET", "/me").status_code == 200


def test_the_lost_answer_of_a_rotation_is_found_by_the_second_attempt(
    session: ApplicationSession, sso_aws: AwsProxy
) -> None:
    """The table then knows what it has written."""
    sso_aws.will("UpdateItem", "pass", "lose the answer")
    for _ in range(2):
        assert session.refresh().status_code == 200


def kill_during(aws: AwsProxy, function_name: str, call: Callable[[], httpx.Response]) -> None:
    """Kills the process that answers the call while AWS holds it. API Gateway says so by its status."""
    aws.held.clear()
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(call)
        assert aws.held.wait(HELD_SECONDS)
        assert kill_workers(function_name) > 0
        assert answer.result().status_code >= 500


def test_a_sign_in_goes_on_after_its_process_was_killed(
    person: Person, sso_aws: AwsProxy, sso_function: str
) -> None:
    headers = Login.fresh(person).headers()
    sso_aws.will("PutItem", "pass", "hold")  # the ticket, the session
    with pytest.raises(AssertionError, match="died"):  # there is no hand-off
        kill_during(sso_aws, sso_function, lambda: person.begin(headers=headers).begun)
    assert ApplicationSession.redeemed(person.begin(headers=headers)).refresh().status_code == 200


def test_a_redemption_goes_on_after_its_process_was_killed(
    person: Person, sso_aws: AwsProxy, sso_function: str
) -> None:
    hand_off = person.begin()
    sso_aws.will("UpdateItem", "hold")
    kill_during(sso_aws, sso_function, hand_off.redeem)
    assert ApplicationSession.redeemed(hand_off).refresh().status_code == 200


def test_a_refresh_goes_on_after_its_process_was_killed(
    session: ApplicationSession, sso_aws: AwsProxy, sso_function: str
) -> None:
    sso_aws.will("UpdateItem", "hold")  # the lease
    kill_during(sso_aws, sso_function, session.refresh)
    assert session.refresh().status_code == 200


def test_an_order_is_placed_once_though_its_process_was_killed(
    session: ApplicationSession, shop_aws: AwsProxy, shop_function: str
) -> None:
    shop_aws.will("PutItem", "pass", "hold")  # the claim of the key, the order
    kill_during(shop_aws, shop_function, session.place_order)
    assert session.orders().json()["orders"] == []
    placed = session.place_order()
    assert placed.status_code == 201
    assert session.place_order().json() == placed.json()
    assert session.orders().json()["orders"] == [placed.json()]
