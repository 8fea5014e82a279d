"""AWS is busy, broken or slow, and functions die at work: the deployed stack, and boto3 as it is."""

import time
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
SIGN_IN = {
    "application_id": "shop",
    "channel_id": "web",
    "state": "some-state",
    "code_challenge": "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
    "code_challenge_method": "S256",
}
"""Which nobody redeems."""

Asks = list[tuple[str, Callable[[], httpx.Response]]]
"""What our calls ask of Cognito, and the calls."""


@pytest.fixture(scope="module")
def sso_function(stack: LocalStack) -> str:
    return stack.resource(SSO, "SsoBackendRest")


@pytest.fixture(scope="module")
def shop_function(stack: LocalStack) -> str:
    return stack.resource(SHOP, "ApplicationBackendRest")


@pytest.fixture(scope="module")
def challenge_function(stack: LocalStack) -> str:
    """Cognito calls it in each sign-in at an application."""
    return stack.resource(SSO, "SsoBackendAuthChallenge")


@pytest.fixture(scope="module")
def sso_seconds(stack: LocalStack, sso_function: str) -> int:
    """That the function has for a request."""
    seconds: int = stack.client("lambda").get_function_configuration(FunctionName=sso_function)["Timeout"]
    return seconds


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


@pytest.fixture
def asks(person: Person) -> Asks:
    login, session = Login.fresh(person), ApplicationSession.redeemed(person.begin())
    return [
        ("AdminGetUser", lambda: login.call("GET", "/me")),
        ("AdminInitiateAuth", lambda: login.call("POST", "/init-session", json=SIGN_IN)),
        ("AdminRespondToAuthChallenge", lambda: login.call("POST", "/init-session", json=SIGN_IN)),
        ("AdminInitiateAuth", session.refresh),
    ]


def is_told_to_try_again(answer: httpx.Response) -> bool:
    told = (answer.status_code, answer.json().get("error"))
    if told not in ((503, "temporarily_unavailable"), (429, "too_many_requests")):
        return False
    return int(answer.headers["Retry-After"]) > 0


ALWAYS = 2
"""How often boto3 asks DynamoDB; Cognito it asks once."""

TREATMENTS: list[Treatment] = ["throttle", "fail", "garble", "cut"]


def test_a_bad_dynamodb_ends_no_session(session: ApplicationSession, sso_aws: AwsProxy) -> None:
    calls = ("GetItem", "BatchGetItem", "UpdateItem", "UpdateItem")
    for treatment, operation in zip(TREATMENTS, calls, strict=True):
        with sso_aws.doing(operation, *[treatment] * ALWAYS):
            assert is_told_to_try_again(session.refresh()), (treatment, operation)
        assert session.refresh().status_code == 200


def test_a_bad_cognito_is_no_wrong_login(asks: Asks, sso_aws: AwsProxy) -> None:
    for treatment in TREATMENTS:
        for operation, call in asks:
            with sso_aws.doing(operation, treatment):
                assert is_told_to_try_again(call()), (treatment, operation)
    assert [call().status_code for _, call in asks] == [200, 201, 201, 200]


@pytest.mark.parametrize(
    ("operation", "treatments"), [("GetItem", ["late"] * ALWAYS), ("AdminInitiateAuth", ["late"])]
)
def test_a_late_answer_is_given_up_before_the_function_is(
    session: ApplicationSession,
    sso_aws: AwsProxy,
    sso_seconds: int,
    operation: str,
    treatments: list[Treatment],
) -> None:
    started = time.monotonic()
    with sso_aws.doing(operation, *treatments):
        assert is_told_to_try_again(session.refresh())
    assert time.monotonic() - started < sso_seconds
    assert session.refresh().status_code == 200


def test_the_lost_answer_of_a_rotation_is_found_by_the_second_attempt(
    session: ApplicationSession, sso_aws: AwsProxy
) -> None:
    """The table then knows what it has written."""
    with sso_aws.doing("UpdateItem", "pass", "lose the answer"):
        for _ in range(2):
            assert session.refresh().status_code == 200


def kill_during(aws: AwsProxy, function_name: str, call: Callable[[], httpx.Response]) -> httpx.Response:
    """Kills the process at work while AWS holds what it asks for. Who called is told by a status."""
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(call)
        assert aws.held.wait(HELD_SECONDS)
        assert kill_workers(function_name) > 0
        assert answer.result().status_code >= 500
        return answer.result()


def test_a_sign_in_goes_on_after_its_process_was_killed(
    person: Person, sso_aws: AwsProxy, sso_function: str
) -> None:
    login = Login.fresh(person)
    with sso_aws.doing("PutItem", "pass", "hold"):  # the ticket, the session
        kill_during(sso_aws, sso_function, lambda: login.call("POST", "/init-session", json=SIGN_IN))
    hand_off = person.begin(headers=login.headers())
    assert ApplicationSession.redeemed(hand_off).refresh().status_code == 200


def test_a_sign_in_goes_on_after_its_trigger_was_killed(
    stack: LocalStack, person: Person, challenge_function: str
) -> None:
    login = Login.fresh(person)
    with between(stack, challenge_function) as aws, aws.doing("DeleteItem", "hold"):  # the ticket
        assert is_told_to_try_again(
            kill_during(aws, challenge_function, lambda: login.call("POST", "/init-session", json=SIGN_IN))
        )
    hand_off = person.begin(headers=login.headers())
    assert ApplicationSession.redeemed(hand_off).refresh().status_code == 200


def test_a_redemption_goes_on_after_its_process_was_killed(
    person: Person, sso_aws: AwsProxy, sso_function: str
) -> None:
    hand_off = person.begin()
    with sso_aws.doing("UpdateItem", "hold"):
        kill_during(sso_aws, sso_function, hand_off.redeem)
    assert ApplicationSession.redeemed(hand_off).refresh().status_code == 200


def test_a_refresh_goes_on_after_its_process_was_killed(
    session: ApplicationSession, sso_aws: AwsProxy, sso_function: str
) -> None:
    with sso_aws.doing("UpdateItem", "hold"):  # the lease
        kill_during(sso_aws, sso_function, session.refresh)
    assert session.refresh().status_code == 200


def test_an_order_is_placed_once_though_its_process_was_killed(
    session: ApplicationSession, shop_aws: AwsProxy, shop_function: str
) -> None:
    with shop_aws.doing("PutItem", "pass", "hold"):  # the claim of the key, the order
        kill_during(shop_aws, shop_function, session.place_order)
    assert session.orders().json()["orders"] == []
    placed = session.place_order()
    assert placed.status_code == 201
    assert session.place_order().json() == placed.json()
    assert session.orders().json()["orders"] == [placed.json()]
