"""The pool's CustomMessage function words the mails with codes, and only such mails leave for the mailbox."""

import itertools
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from cognito_sso.local import asgi
from cognito_sso.local.asgi import Receive, Scope, Send
from cognito_sso.local.confirmation_trigger import User
from cognito_sso.local.mailbox import Mailbox
from cognito_sso.local.mailbox_outbox import Outbox
from cognito_sso.local.message_trigger import MessageTrigger
from cognito_sso.local.trigger_bridge import TriggerBridge
from cognito_sso.local.trigger_event import Invocation

Ask = Callable[..., asgi.Response]

SUB = "57aa0a63-1c13-410f-8c07-936b0fea89c1"
EMAIL = "a@example.com"
POOL = "us-east-1_pool"
ARN = "arn:aws:lambda:us-east-1:000000000000:function:custom-message"
DEFAULT = "Your confirmation code is 123456. If you did not ask for it, ignore this mail."
WORDS = {"emailSubject": "{####} is your code for Shop", "emailMessage": "<p>{username}: <b>{####}</b></p>"}


class Emulator:
    """Answers 200 and mails a code to everybody whom it knows, as it does whatever the operation."""

    def __init__(self) -> None:
        self.records: list[dict[str, object]] = []
        self.status = 200
        self.silent = False
        self._numbers = itertools.count()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] == "/_ministack/ses/messages":
            await asgi.Response(200, (), self.listing()).send(send)
            return
        request = json.loads(await asgi.read_body(receive))
        if self.status == 200 and request["Username"] in (EMAIL, SUB) and not self.silent:
            self.mail(EMAIL)
        answer = b"{}" if self.status == 200 else b'{"__type":"NotAuthorizedException"}'
        await asgi.Response(self.status, ((b"access-control-allow-origin", b"*"),), answer).send(send)

    def mail(self, to: str, **changed: object) -> None:
        number = next(self._numbers)
        record = {
            "MessageId": f"m{number}",
            "To": [to],
            "Subject": "Your confirmation code",
            "BodyText": DEFAULT,
            "BodyHtml": "",
            "Timestamp": 1795400000.0 + number,
            "Type": "CognitoVerificationMessage",
        }
        self.records.append(record | changed)

    def listing(self) -> bytes:
        return json.dumps({"messages": {"000000000000": self.records}}).encode()


@dataclass
class Pools:
    """One pool with one client and one user, known by email as on AWS."""

    arn: str | None = ARN
    email: str = EMAIL

    def pool_of_client(self, client_id: str) -> str | None:
        return POOL if client_id == "client" else None

    def trigger_arn(self, user_pool_id: str, trigger: str) -> str | None:
        return self.arn if (user_pool_id, trigger) == (POOL, "CustomMessage") else None

    def find_user(self, user_pool_id: str, username: str) -> User | None:
        attributes = {"sub": SUB, "email": self.email}
        return User(SUB, "UNCONFIRMED", attributes) if username in (EMAIL, SUB) else None


class Functions:
    """Keeps the invocations; answers `response`, unless told to answer something else."""

    def __init__(self) -> None:
        self.events: list[dict[str, Any]] = []
        self.response: object = WORDS
        self.answer: Invocation | None = None

    def __call__(self, arn: str, event: dict[str, object]) -> Invocation:
        assert arn == ARN
        self.events.append(event)
        return self.answer or Invocation({**event, "response": self.response}, failed=False)


class Local:
    """The bridge and the mailbox around one emulator."""

    def __init__(self, ask: Ask) -> None:
        self.emulator, self.pools, self.functions = Emulator(), Pools(), Functions()
        outbox = Outbox()
        trigger = MessageTrigger(
            pools=self.pools,
            invoke=self.functions,
            region="us-east-1",
            listing=self.emulator.listing,
            outbox=outbox,
        )
        self._ask = ask
        self._bridge = TriggerBridge(self.emulator, before=[], after=[trigger])
        self._mailbox = Mailbox(self.emulator, outbox)

    def call(self, operation: str, **request: Any) -> asgi.Response:
        request = {"ClientId": "client", "Username": EMAIL, **request}
        target = {"x-amz-target": f"AWSCognitoIdentityProviderService.{operation}"}
        return self._ask(self._bridge, method="POST", headers=target, body=json.dumps(request).encode())

    def mails(self) -> list[dict[str, str]]:
        listing = json.loads(self._ask(self._mailbox, "/messages.json").body)
        found: list[dict[str, str]] = listing["messages"]
        return found


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
