"""The pool's CustomMessage function words the mails with codes, and only such mails leave for the mailbox."""

import json

import pytest
from cognito_sso.local.trigger_event import Invocation
from mailing_emulator import DEFAULT, EMAIL, POOL, SUB, Ask, Local


@pytest.fixture
def local(ask: Ask) -> Local:
    return Local(ask)


def test_the_event_has_the_shape_that_cognito_sends(local: Local) -> None:
    metadata = {"application_id": "shop", "language": "fr"}
    assert local.call("SignUp", Password="secret", ClientMetadata=metadata).status == 200
    assert local.functions.events == [
        {
            "version": "1",
            "region": "us-east-1",
            "userPoolId": POOL,
            "userName": SUB,
            "callerContext": {"awsSdkVersion": "aws-sdk-unknown-unknown", "clientId": "client"},
            "triggerSource": "CustomMessage_SignUp",
            "request": {
                "userAttributes": {"sub": SUB, "email": EMAIL, "cognito:user_status": "UNCONFIRMED"},
                "codeParameter": "{####}",
                "linkParameter": "{##Click Here##}",
                "usernameParameter": None,
                "clientMetadata": metadata,
            },
            "response": {"smsMessage": None, "emailMessage": None, "emailSubject": None},
        }
    ]


def test_no_metadata_in_the_request_means_none_in_the_event(local: Local) -> None:
    local.call("ForgotPassword")
    assert "clientMetadata" not in local.functions.events[0]["request"]


@pytest.mark.parametrize(
    ("operation", "source"),
    [
        ("SignUp", "CustomMessage_SignUp"),
        ("ResendConfirmationCode", "CustomMessage_ResendCode"),
        ("ForgotPassword", "CustomMessage_ForgotPassword"),
    ],
)
def test_each_operation_has_its_source_and_its_mail(local: Local, operation: str, source: str) -> None:
    local.call(operation)
    assert [event["triggerSource"] for event in local.functions.events] == [source]
    assert len(local.mails()) == 1


def test_an_admins_reset_is_no_clients(local: Local) -> None:
    local.call("AdminResetUserPassword", ClientId=None, UserPoolId=POOL, Username=SUB)
    [event] = local.functions.events
    assert event["triggerSource"] == "CustomMessage_ForgotPassword"
    assert event["callerContext"]["clientId"] == "CLIENT_ID_NOT_APPLICABLE"
    assert len(local.mails()) == 1


def test_the_mail_leaves_in_the_functions_words_with_the_emulators_code(local: Local) -> None:
    local.call("SignUp")
    [mail] = local.mails()
    assert mail["subject"] == "123456 is your code for Shop"
    assert mail["html"] == "<p>{username}: <b>123456</b></p>", "Cognito knows {username} in invitations only"
    assert mail["text"] == "{username}: 123456"
    assert (mail["to"], mail["code"]) == (EMAIL, "123456")


@pytest.mark.parametrize(
    "response",
    [
        {},
        {"emailMessage": None, "emailSubject": None, "smsMessage": "{####}"},
        {"emailMessage": "<p>Forgot the placeholder</p>"},
    ],
)
def test_what_the_function_leaves_out_stays_the_pools(local: Local, response: object) -> None:
    local.functions.response = response
    local.call("SignUp")
    [mail] = local.mails()
    assert (mail["subject"], mail["text"], mail["html"]) == ("Your confirmation code", DEFAULT, "")


def test_a_subject_alone_is_put_above_the_pools_text(local: Local) -> None:
    local.functions.response = {"emailSubject": "Shop"}
    local.call("SignUp")
    [mail] = local.mails()
    assert (mail["subject"], mail["text"]) == ("Shop", DEFAULT)


def test_a_pool_without_the_function_sends_its_own_text(local: Local) -> None:
    local.pools.arn = None
    local.call("SignUp")
    assert [mail["text"] for mail in local.mails()] == [DEFAULT]
    assert local.functions.events == []


def test_a_raising_function_becomes_cognitos_error_and_no_mail_leaves(local: Local) -> None:
    local.functions.answer = Invocation({"errorMessage": "no table", "errorType": "KeyError"}, failed=True)
    answer = local.call("ForgotPassword")
    assert answer.status == 400
    assert json.loads(answer.body) == {
        "__type": "UserLambdaValidationException",
        "message": "CustomMessage failed with error no table.",
    }
    assert dict(answer.headers)[b"access-control-allow-origin"] == b"*"
    assert local.mails() == []


@pytest.mark.parametrize(
    "payload", [None, [], {}, {"response": "words"}, {"response": {"emailMessage": ["{####}"]}}]
)
def test_an_answer_that_is_no_event_is_refused_and_no_mail_leaves(local: Local, payload: object) -> None:
    local.functions.answer = Invocation(payload, failed=False)
    assert json.loads(local.call("SignUp").body)["__type"] == "InvalidLambdaResponseException"
    assert local.mails() == []


def test_a_mail_that_never_left_is_not_the_next_operations(local: Local) -> None:
    local.functions.answer = Invocation(None, failed=True)
    local.call("ForgotPassword")
    local.functions.answer, local.emulator.silent = None, True
    local.call("ForgotPassword")
    assert local.mails() == []


def test_each_operation_words_the_mail_that_it_made(local: Local) -> None:
    local.call("SignUp")
    local.functions.response = {"emailSubject": "Again"}
    local.call("ResendConfirmationCode")
    assert [mail["subject"] for mail in local.mails()] == ["Again", "123456 is your code for Shop"]


@pytest.mark.parametrize("changed", [{"Username": "stranger@example.com"}, {"ClientId": "stranger"}])
def test_where_no_mail_went_out_nobody_is_asked_for_words(local: Local, changed: dict[str, str]) -> None:
    assert local.call("ForgotPassword", **changed).status == 200
    assert local.functions.events == []
    assert local.mails() == []


def test_a_user_without_an_address_gets_no_mail_of_another(local: Local) -> None:
    local.pools.email = ""
    local.call("ForgotPassword")
    assert local.functions.events == []


def test_a_refused_operation_asks_nobody(local: Local) -> None:
    local.emulator.status = 400
    assert local.call("SignUp").status == 400
    assert local.functions.events == []


def test_a_code_stays_unseen_until_its_words_are_there(local: Local) -> None:
    local.emulator.mail(EMAIL)
    assert local.mails() == []


def test_other_mails_leave_as_they_are(local: Local) -> None:
    local.emulator.mail(EMAIL, Type="CognitoInvitationMessage")
    local.emulator.mail(EMAIL, Type="SendEmail", Timestamp=1895400000.0)
    local.call("SignUp")
    assert [mail["subject"] for mail in local.mails()] == [
        "Your confirmation code",
        "123456 is your code for Shop",
        "Your confirmation code",
    ]
