"""How often each function's client asks, and when it is made."""

import gc
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ReadTimeoutError
from chalicelib.composition.aws_clients import (
    cognito_client,
    dynamodb_for_api,
    dynamodb_for_mails,
    dynamodb_for_tickets,
    dynamodb_for_trigger,
    topic_client,
)
from sso_world.dynamodb import TABLE_NAME, lose_answers

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


@pytest.mark.usefixtures("dynamodb")
@pytest.mark.parametrize(
    ("make_client", "attempts"),
    [(dynamodb_for_api, 2), (dynamodb_for_trigger, 2), (dynamodb_for_tickets, 1), (dynamodb_for_mails, 1)],
)
def test_a_call_without_an_answer_is_made_as_often_as_its_function_has_time(
    make_client: Callable[[], "DynamoDBClient"], attempts: int
) -> None:
    client = make_client()
    asked = lose_answers(client.meta.events)
    with pytest.raises(ReadTimeoutError):
        client.get_item(TableName=TABLE_NAME, Key={"PK": {"S": "user-1"}, "SK": {"S": "user"}})
    assert asked == ["GetItem"] * attempts


@pytest.mark.usefixtures("dynamodb")
@pytest.mark.parametrize("operation", ["forgot_password", "resend_confirmation_code"])
def test_codes_are_asked_for_like_anyone_does_without_a_signature(operation: str) -> None:
    client = cognito_client()
    sent: list[Any] = []

    def refuse(request: Any, **_: object) -> None:
        sent.append(request)
        raise ReadTimeoutError(endpoint_url=request.url)

    client.meta.events.register_first("before-send", refuse)
    with pytest.raises(ReadTimeoutError):
        getattr(client, operation)(ClientId="client-sso", Username="maria@example.com")
    assert [request.headers.get("Authorization") for request in sent] == [None]
    with pytest.raises(ReadTimeoutError):
        client.admin_get_user(UserPoolId="eu-west-1_Test", Username="maria")
    assert sent[1].headers["Authorization"].startswith(b"AWS4-HMAC-SHA256")


@pytest.mark.usefixtures("dynamodb")
def test_the_topics_client_is_made_once() -> None:
    assert topic_client() is topic_client()


@pytest.mark.usefixtures("dynamodb")
@pytest.mark.parametrize("collects", [True, False])
def test_making_a_client_leaves_garbage_collection_as_it_was(collects: bool) -> None:
    try:
        (gc.enable if collects else gc.disable)()
        dynamodb_for_api()
        assert gc.isenabled() is collects
    finally:
        gc.enable()


@pytest.mark.usefixtures("dynamodb")
def test_cognitos_client_is_made_when_it_is_used(aws_events: Any) -> None:
    made: list[str] = []
    aws_events.register("creating-client-class", lambda event_name, **_: made.append(event_name))
    client = cognito_client()
    assert made == []
    assert client.exceptions.UserNotFoundException.__name__ == "UserNotFoundException"
    config: Any = client.meta.config
    assert config.connect_timeout == 1
    assert made == ["creating-client-class.cognito-identity-provider"]
