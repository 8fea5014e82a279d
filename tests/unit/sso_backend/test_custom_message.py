"""CustomMessage: which mail goes out, for which application, in which language, and that one always does."""

import json
from typing import TYPE_CHECKING, Any, cast

import pytest
from chalicelib.mails.writer import MailWriter
from chalicelib.models.application import Application, ApplicationRepository, Branding, Channel, Owner
from chalicelib.models.table import Table
from chalicelib.services.mail_applications import MailApplications
from chalicelib.triggers.custom_message import CustomMessage
from sso_world.dynamodb import TABLE_NAME, FailingClient
from sso_world.event_log import EventLog
from sso_world.fake_cognito import event
from sso_world.mail_reading import lines_of
from sso_world.time_and_chance import ManualClock

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

CREATED = "2026-11-23T04:00:00Z"
OWNER = Owner(stack="shop", resource="Registration")
WEB = Channel("web", "https://shop.example/success", "https://shop.example/")


@pytest.fixture
def log(clock: ManualClock) -> EventLog:
    return EventLog(clock)


@pytest.fixture
def trigger(table: Table, log: EventLog) -> CustomMessage:
    branding = Branding(accent_color="#7a1f5c")
    shop = Application("shop", "The Shop", "open", "client-shop", (WEB,), branding)
    ApplicationRepository(table).put(shop, owner=OWNER, created_at=CREATED)
    return over(table, log)


def over(table: Table, log: EventLog) -> CustomMessage:
    writer = MailWriter(sso_origin="https://sso.example", temporary_password_days=7)
    return CustomMessage(MailApplications(ApplicationRepository(table), log.audit), writer)


def asked(source: str = "CustomMessage_SignUp", **request: object) -> dict[str, Any]:
    sent = event("cognito_custom_message") | {"triggerSource": source}
    sent["request"] |= request
    return sent


def invited(**metadata: object) -> dict[str, Any]:
    return asked("CustomMessage_AdminCreateUser", usernameParameter="{username}", clientMetadata=metadata)


@pytest.mark.parametrize(
    ("source", "subject"),
    [
        ("CustomMessage_SignUp", "Ihr Bestätigungscode für The Shop"),
        ("CustomMessage_ResendCode", "Ihr Bestätigungscode für The Shop"),
        ("CustomMessage_ForgotPassword", "Ihr Code für ein neues Passwort bei The Shop"),
        ("CustomMessage_UpdateUserAttribute", "Ihr Sicherheitscode für The Shop"),
        ("CustomMessage_VerifyUserAttribute", "Ihr Sicherheitscode für The Shop"),
        ("CustomMessage_Authentication", "Ihr Sicherheitscode für The Shop"),
        ("CustomMessage_OfTomorrow", "Ihr Sicherheitscode für The Shop"),
    ],
)
def test_each_source_has_its_mail_in_the_language_and_name_that_were_sent_along(
    trigger: CustomMessage, source: str, subject: str, log: EventLog
) -> None:
    answer = trigger(asked(source))["response"]
    assert answer["emailSubject"] == subject
    assert answer["emailMessage"].count("{####}") == 1
    assert "background-color:#7a1f5c" in answer["emailMessage"]
    assert answer["smsMessage"] is None
    assert log.written == []


def test_an_invitation_has_both_placeholders(trigger: CustomMessage) -> None:
    answer = trigger(invited(application_id="shop", language="es"))["response"]
    assert answer["emailSubject"] == "Su invitación a The Shop"
    read = lines_of(answer["emailMessage"])
    assert (read.count("{username}"), read.count("{####}")) == (1, 1)
    assert "https://sso.example/account" in read


def test_the_placeholders_are_those_of_the_event(trigger: CustomMessage) -> None:
    sent = asked("CustomMessage_AdminCreateUser", usernameParameter="{who}", codeParameter="{what}")
    assert {"{who}", "{what}"} < set(lines_of(trigger(sent)["response"]["emailMessage"]))


def test_nothing_that_a_stranger_chose_is_in_it(trigger: CustomMessage) -> None:
    attributes = {"sub": "s-1", "email": "maria@example.com", "name": "Visit evil.example", "gender": "evil"}
    for sent in (asked(userAttributes=attributes), invited(language="en") | {"userName": "evil"}):
        sent["request"]["userAttributes"] = attributes
        sent["request"]["clientMetadata"] = {"application_id": "evil", "language": "evil", "name": "evil"}
        answer = trigger(sent)["response"]
        assert "evil" not in json.dumps(answer)
        assert "maria" not in json.dumps(answer)


@pytest.mark.parametrize("metadata", [None, {}, {"application_id": None}, "shop", ["shop"], 7])
def test_who_names_no_application_gets_a_mail_without_one(
    trigger: CustomMessage, metadata: object, log: EventLog
) -> None:
    answer = trigger(asked(clientMetadata=metadata))["response"]
    assert answer["emailSubject"] == "Your confirmation code"
    assert "background-color:#0a6450" in answer["emailMessage"]
    assert log.written == []


@pytest.mark.parametrize(
    "application_id", ["nowhere", "", "x" * 100_000, "#", "shop\n", 7, ["shop"], {"a": 1}]
)
def test_an_unknown_application_is_told_to_the_log_alone(
    trigger: CustomMessage, application_id: object, log: EventLog
) -> None:
    sent = asked(clientMetadata={"application_id": application_id, "language": "fr"})
    assert trigger(sent)["response"]["emailSubject"] == "Votre code de confirmation"
    assert log.events() == [("mail_without_application", "unknown_application")]
    assert "nowhere" not in log.written[0]


def test_without_the_table_the_mail_goes_out_all_the_same(dynamodb: "DynamoDBClient", log: EventLog) -> None:
    client = cast("DynamoDBClient", FailingClient(dynamodb, code="ThrottlingException"))
    answer = over(Table(client, name=TABLE_NAME), log)(asked())["response"]
    assert answer["emailSubject"] == "Ihr Bestätigungscode"
    [line] = log.read()
    assert (line["event"], line["outcome"]) == ("mail_without_application", "unavailable")
    assert (line["exception"], line["aws_codes"]) == ("ClientError", ["ThrottlingException"])
    assert "maria" not in log.written[0]


def test_a_record_that_nobody_understands_costs_the_name_only(
    trigger: CustomMessage, dynamodb: "DynamoDBClient", log: EventLog
) -> None:
    dynamodb.update_item(
        TableName=TABLE_NAME,
        Key={"PK": {"S": "application-shop"}, "SK": {"S": "application"}},
        UpdateExpression="REMOVE channels",
    )
    assert trigger(asked())["response"]["emailSubject"] == "Ihr Bestätigungscode"
    assert log.events() == [("mail_without_application", "unavailable")]


@pytest.mark.parametrize(
    ("sent", "error"),
    [
        (event("cognito_pre_sign_up"), ValueError),
        (asked("CustomEmailSender_SignUp"), ValueError),
        ({"triggerSource": "CustomMessage_SignUp", "request": {}}, KeyError),
        (
            {"triggerSource": "CustomMessage_AdminCreateUser", "request": {"codeParameter": "{####}"}},
            KeyError,
        ),
    ],
)
def test_what_it_cannot_answer_it_leaves_as_it_was(
    trigger: CustomMessage, sent: dict[str, Any], error: type[Exception]
) -> None:
    before = json.dumps(sent)
    with pytest.raises(error):
        trigger(sent)
    assert json.dumps(sent) == before
