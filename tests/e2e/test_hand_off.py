"""The session that travels by URL: once, soon, by its application and its verifier, or not at all."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from local_stack import LocalStack, Person, claims_of

REFUSED = (400, "invalid_session")


def test_a_session_is_redeemed_for_tokens_of_the_applications_own_client(
    stack: LocalStack, person: Person
) -> None:
    tokens = person.token_set("shop")
    client_id = stack.site("shop")["config"]["client_id"]
    assert claims_of(tokens["id_token"])["aud"] == client_id
    assert claims_of(tokens["access_token"])["client_id"] == client_id
    assert claims_of(tokens["id_token"])["sub"] == person.user_id
    assert tokens["token_type"] == "Bearer"


def test_cognitos_refresh_token_stays_on_the_server(person: Person) -> None:
    handle = person.token_set("shop")["refresh_token"]
    assert len(handle) == 86
    assert "." not in handle


def test_a_replayed_session_is_refused_and_ends_what_it_opened(stack: LocalStack, person: Person) -> None:
    hand_off = person.begin()
    assert hand_off.redeem().status_code == 200
    again = hand_off.redeem()
    assert (again.status_code, again.json()["error"]) == REFUSED
    (item,) = [each for each in stack.items(f"user-{person.user_id}") if each["SK"] == hand_off.key()["SK"]]
    assert item["status"] == {"S": "ended"}
    assert "token_set" not in item


@pytest.mark.parametrize(
    "changes",
    [
        {"code_verifier": "x" * 43},
        {"application_id": "outlet"},
        {"application_id": "nowhere"},
        {"session_id": "A" * 86},
        {"session_id": "x"},
    ],
)
def test_a_wrong_part_is_refused_and_the_right_ones_still_work(
    person: Person, changes: dict[str, str]
) -> None:
    hand_off = person.begin()
    refused = hand_off.redeem(**changes)
    assert (refused.status_code, refused.json()["error"]) == REFUSED
    assert hand_off.redeem().status_code == 200


def test_an_expired_session_is_refused_before_dynamodb_deletes_it(stack: LocalStack, person: Person) -> None:
    hand_off = person.begin()
    stack.client("dynamodb").update_item(
        TableName=stack.outputs["cognito-sso-local"]["TableName"],
        Key=hand_off.key(),
        UpdateExpression="SET expires_at = :past",
        ExpressionAttributeValues={":past": {"N": "1000"}},
    )
    refused = hand_off.redeem()
    assert (refused.status_code, refused.json()["error"]) == REFUSED


def test_of_100_parallel_redemptions_one_succeeds(person: Person) -> None:
    hand_off = person.begin()
    with ThreadPoolExecutor(max_workers=100) as pool:
        answers = list(pool.map(lambda _: hand_off.redeem(), range(100)))
    assert sorted(answer.status_code for answer in answers) == [200] + [400] * 99


def test_the_table_alone_opens_nothing(stack: LocalStack, person: Person) -> None:
    """No stored value is a handle, a token or a part of one."""
    hand_off = person.begin()
    tokens = hand_off.redeem().json()["token_set"]
    secrets = [hand_off.session_id, tokens["refresh_token"], tokens["id_token"], tokens["access_token"]]
    cookie = hand_off.begun.cookies["__Host-sso"]
    stored = repr(stack.items(f"user-{person.user_id}"))
    for secret in [*secrets, cookie]:
        assert secret[-43:] not in stored


def test_an_applications_access_token_opens_nothing_at_cognito(person: Person) -> None:
    """The emulator does not check the scope, AWS does; what it signs is seen here."""
    for token in (person.token_set("shop")["access_token"], person.access_token):
        assert "aws.cognito.signin.user.admin" not in claims_of(token).get("scope", "")


def test_a_stranger_gets_no_tokens_from_an_applications_client(stack: LocalStack, person: Person) -> None:
    """Custom auth is open to anyone who knows the client id; without a ticket it ends in refusal."""
    cognito, client_id = stack.client("cognito-idp"), stack.site("shop")["config"]["client_id"]
    begun = cognito.initiate_auth(
        ClientId=client_id, AuthFlow="CUSTOM_AUTH", AuthParameters={"USERNAME": person.email}
    )
    with pytest.raises(cognito.exceptions.NotAuthorizedException):
        cognito.respond_to_auth_challenge(
            ClientId=client_id,
            ChallengeName="CUSTOM_CHALLENGE",
            Session=begun["Session"],
            ChallengeResponses={"USERNAME": person.email, "ANSWER": "01234567.guess"},
        )


def test_a_password_does_not_open_an_applications_client(stack: LocalStack, person: Person) -> None:
    cognito = stack.client("cognito-idp")
    with pytest.raises(cognito.exceptions.ClientError) as raised:
        cognito.initiate_auth(
            ClientId=stack.site("shop")["config"]["client_id"],
            AuthFlow="USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": person.email, "PASSWORD": "Correct-horse-7-battery"},
        )
    assert raised.value.response["Error"]["Code"] == "InvalidParameterException"


def test_cross_origin_reads_are_for_registered_channels_only(stack: LocalStack) -> None:
    preflight = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    shop = stack.url("shop", "")
    allowed = stack.call("sso", "OPTIONS", "/get-session", headers={**preflight, "Origin": shop})
    assert allowed.headers["Access-Control-Allow-Origin"] == shop
    assert "Access-Control-Allow-Credentials" not in allowed.headers
    evil = stack.call(
        "sso", "OPTIONS", "/get-session", headers={**preflight, "Origin": "http://evil.example"}
    )
    assert "Access-Control-Allow-Origin" not in evil.headers
