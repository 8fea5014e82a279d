"""An emulator whose mails with codes are worded by the pool's CustomMessage function, and the mailbox."""

import itertools
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

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
