"""UserMigration: who comes over from the old pool, who does not, and what nobody ever learns."""

import json
import traceback
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from typing import Any

import pytest
from botocore.exceptions import ConnectTimeoutError
from chalicelib.services.old_pool import CognitoOldPool
from chalicelib.triggers.user_migration import MigrationUnavailable, UserMigration
from sso_world.dynamodb import aws_client
from sso_world.event_log import EventLog
from sso_world.time_and_chance import ManualClock

PASSWORD = "Old-Passw0rd!ümläut"
EMAIL = "carla@example.com"
CLAIMS = {
    "sub": "11111111-1111-4111-8111-111111111111",
    "email": EMAIL,
    "email_verified": True,
    "name": "Carla",
    "phone_number": "+39061234567",
    "custom:accepts_marketing": "true",
    "custom:role": "admin",
    "cognito:groups": ["admins"],
    "aud": "old-client",
}
BROUGHT = {
    "email": EMAIL,
    "email_verified": "true",
    "name": "Carla",
    "phone_number": "+39061234567",
    "custom:accepts_marketing": "true",
}


class OldCognito:
    """The pool that Carla comes from."""

    def __init__(self) -> None:
        self.exceptions = aws_client("cognito-idp").exceptions
        self.claims: dict[str, Any] = dict(CLAIMS)
        self.name = EMAIL
        self.challenge: str | None = None
        self.fails: Exception | str | None = None
        self.user: dict[str, Any] = {"Enabled": True, "UserStatus": "CONFIRMED"}

    def initiate_auth(self, **asked: Any) -> Mapping[str, Any]:
        self._maybe_fail("InitiateAuth")
        assert (asked["ClientId"], asked["AuthFlow"]) == ("old-client", "USER_PASSWORD_AUTH")
        if asked["AuthParameters"] != {"USERNAME": self.name, "PASSWORD": PASSWORD}:
            raise self._error("NotAuthorizedException", "InitiateAuth")
        if self.challenge is not None:
            return {"ChallengeName": self.challenge, "Session": "s", "ChallengeParameters": {}}
        payload = urlsafe_b64encode(json.dumps(self.claims).encode()).rstrip(b"=").decode()
        return {"AuthenticationResult": {"IdToken": f"e30.{payload}.c2ln", "RefreshToken": "old-refresh"}}

    def admin_get_user(self, *, UserPoolId: str, Username: str) -> Mapping[str, Any]:  # noqa: N803 - boto3's
        self._maybe_fail("AdminGetUser")
        assert UserPoolId == "eu-west-1_Old"
        if Username != self.name:
            raise self._error("UserNotFoundException", "AdminGetUser")
        values = {**self.claims, "email_verified": str(self.claims["email_verified"]).lower()}
        attributes = [{"Name": name, "Value": value} for name, value in values.items()]
        return {**self.user, "UserAttributes": attributes}

    def _maybe_fail(self, operation: str) -> None:
        if isinstance(self.fails, str):
            raise self._error(self.fails, operation)
        if self.fails is not None:
            raise self.fails

    def _error(self, code: str, operation: str) -> Exception:
        kind: Any = self.exceptions.from_code(code)
        error: Exception = kind({"Error": {"Code": code, "Message": f"injected {PASSWORD}"}}, operation)
        return error


@pytest.fixture
def old(dynamodb: object) -> OldCognito:
    return OldCognito()


@pytest.fixture
def log(clock: ManualClock) -> EventLog:
    return EventLog(clock)


@pytest.fixture
def trigger(old: OldCognito, log: EventLog) -> UserMigration:
    client: Any = old
    pool = CognitoOldPool(client, user_pool_id="eu-west-1_Old", client_id="old-client")
    return UserMigration(pool, audit=log.audit)


def sign_in(email: str = EMAIL, password: str | None = PASSWORD) -> dict[str, Any]:
    """The event, with its response as Cognito hands it in."""
    return {
        "version": "1",
        "triggerSource": "UserMigration_Authentication",
        "userPoolId": "eu-west-1_Test",
        "userName": email,
        "request": {"password": password, "validationData": None, "userAttributes": None},
        "response": {"userAttributes": None, "finalUserStatus": None, "messageAction": None},
    }


def forgot(email: str = EMAIL) -> dict[str, Any]:
    return sign_in(email, None) | {"triggerSource": "UserMigration_ForgotPassword"}


def reason(log: EventLog) -> str:
    [(kind, outcome)] = log.events()
    assert kind == "migration_refused"
    return outcome


def test_a_right_password_brings_the_user_over(trigger: UserMigration, log: EventLog) -> None:
    sent = sign_in()
    answer = trigger(sent)
    assert answer["response"] == {
        "userAttributes": BROUGHT,
        "finalUserStatus": "CONFIRMED",
        "messageAction": "SUPPRESS",
    }
    assert {**answer, "response": None} == {**sign_in(), "response": None}
    assert log.events() == [("migration", "ok")]


def test_capital_letters_make_no_other_user(trigger: UserMigration, old: OldCognito) -> None:
    old.claims["email"] = "Carla@Example.com"
    assert trigger(sign_in())["response"]["userAttributes"]["email"] == "Carla@Example.com"


@pytest.mark.parametrize("password", ["wrong", "", None])
def test_a_wrong_password_is_refused_by_an_empty_response(
    trigger: UserMigration, log: EventLog, password: str | None
) -> None:
    """Cognito then answers as for any unknown user: "Incorrect username or password"."""
    assert trigger(sign_in(password=password))["response"] == {}
    assert reason(log) in ("wrong_password_or_disabled", "no_password")


@pytest.mark.parametrize(
    ("aws_code", "told"),
    [
        ("NotAuthorizedException", "wrong_password_or_disabled"),
        ("UserNotFoundException", "unknown_user"),
        ("UserNotConfirmedException", "not_confirmed"),
        ("PasswordResetRequiredException", "password_reset_required"),
    ],
)
def test_the_log_tells_why_the_old_pool_refuses(
    trigger: UserMigration, old: OldCognito, log: EventLog, aws_code: str, told: str
) -> None:
    old.fails = aws_code
    assert trigger(sign_in())["response"] == {}
    assert reason(log) == told


@pytest.mark.parametrize("challenge", ["SOFTWARE_TOKEN_MFA", "SMS_MFA", "NEW_PASSWORD_REQUIRED", "MFA_SETUP"])
def test_nobody_comes_past_his_second_factor(
    trigger: UserMigration, old: OldCognito, log: EventLog, challenge: str
) -> None:
    old.challenge = challenge
    assert trigger(sign_in())["response"] == {}
    assert reason(log) == f"challenge_{challenge.lower()}"


@pytest.mark.parametrize("verified", [False, "false", None, 1])
@pytest.mark.parametrize("event", [sign_in, forgot])
def test_nobody_comes_under_an_address_that_he_has_not_proved(
    trigger: UserMigration, old: OldCognito, log: EventLog, verified: object, event: Any
) -> None:
    old.claims["email_verified"] = verified
    assert trigger(event())["response"] == {}
    assert reason(log) == "unproved_address"


@pytest.mark.parametrize("email", ["mallory@example.com", None, ""])
@pytest.mark.parametrize("event", [sign_in, forgot])
def test_nobody_comes_under_another_address_than_he_has_given(
    trigger: UserMigration, old: OldCognito, log: EventLog, email: str | None, event: Any
) -> None:
    """In the old pool the name he signs in with may be none."""
    old.claims["email"] = email
    assert trigger(event())["response"] == {}
    assert reason(log) == "another_address"


@pytest.mark.parametrize("event", [sign_in, forgot])
@pytest.mark.parametrize(
    ("given", "known"),
    [
        ("\N{KELVIN SIGN}arla@example.com", "karla@example.com"),
        ("karla@example.com", "\N{KELVIN SIGN}arla@example.com"),
    ],
)
def test_a_letter_that_looks_alike_in_lower_case_is_another(
    trigger: UserMigration, old: OldCognito, log: EventLog, event: Any, given: str, known: str
) -> None:
    old.name, old.claims["email"] = given, known
    assert trigger(event(given))["response"] == {}
    assert reason(log) == "another_address"


@pytest.mark.parametrize(
    "failure",
    [
        "TooManyRequestsException",
        "LimitExceededException",
        "InternalErrorException",
        "InvalidParameterException",
        "UserLambdaValidationException",
        ConnectTimeoutError(endpoint_url="https://old.example"),
    ],
)
@pytest.mark.parametrize("event", [sign_in, forgot])
def test_an_old_pool_that_cannot_answer_is_no_wrong_password(
    trigger: UserMigration, old: OldCognito, log: EventLog, failure: Exception | str, event: Any
) -> None:
    old.fails = failure
    with pytest.raises(MigrationUnavailable) as raised:
        trigger(event())
    printed = "".join(traceback.format_exception(raised.value))
    assert PASSWORD not in printed
    assert "injected" not in printed
    assert log.written == []


def test_who_has_forgotten_his_password_comes_over_to_get_a_code(
    trigger: UserMigration, log: EventLog
) -> None:
    assert trigger(forgot())["response"] == {"userAttributes": BROUGHT, "messageAction": "SUPPRESS"}
    assert log.events() == [("migration", "ok")]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"Enabled": False}, "disabled"),
        ({"UserStatus": "UNCONFIRMED"}, "not_confirmed"),
        ({"UserStatus": "FORCE_CHANGE_PASSWORD"}, "not_confirmed"),
        ({"UserMFASettingList": ["SOFTWARE_TOKEN_MFA"]}, "second_factor"),
    ],
)
def test_a_code_by_mail_is_not_enough_for_everyone(
    trigger: UserMigration, old: OldCognito, log: EventLog, changed: dict[str, object], told: str
) -> None:
    old.user |= changed
    assert trigger(forgot())["response"] == {}
    assert reason(log) == told


def test_an_unknown_address_gets_no_code(trigger: UserMigration, log: EventLog) -> None:
    assert trigger(forgot("nobody@example.com"))["response"] == {}
    assert reason(log) == "unknown_user"


def test_another_trigger_is_refused(trigger: UserMigration) -> None:
    with pytest.raises(MigrationUnavailable):
        trigger(sign_in() | {"triggerSource": "PreSignUp_SignUp"})


def test_no_line_has_password_address_or_token(
    trigger: UserMigration, old: OldCognito, log: EventLog
) -> None:
    for event in (sign_in(), sign_in(password=f"{PASSWORD}x"), forgot()):
        trigger(event)
    old.challenge = "SMS_MFA"
    trigger(sign_in())
    told = "".join(log.written)
    for secret in (PASSWORD, EMAIL, "Carla", "old-refresh", "+3906"):
        assert secret not in told
