"""CustomMessage: the pool's own function words the mails with codes, where the emulator does not ask it.

Source: Amazon Cognito developer guide, "Custom message Lambda trigger" and "Message templates": only an
invitation knows the placeholder `{username}`, and the emulator asks the function for those itself. A text
without the placeholder of the code is not sent: the pool's own stays.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from cognito_sso.local.confirmation_trigger import User
from cognito_sso.local.mailbox_mails import Mail, parse_mails
from cognito_sso.local.mailbox_outbox import Outbox
from cognito_sso.local.mailbox_text import plain_text
from cognito_sso.local.trigger_event import Invoke, invalid_answer, returned_event, trigger_event

_TRIGGER = "CustomMessage"
_CODE = "{####}"
_SOURCES = {
    "SignUp": "CustomMessage_SignUp",
    "ResendConfirmationCode": "CustomMessage_ResendCode",
    "ForgotPassword": "CustomMessage_ForgotPassword",
    "AdminResetUserPassword": "CustomMessage_ForgotPassword",
}
_NO_RESPONSE: dict[str, object] = dict.fromkeys(("smsMessage", "emailMessage", "emailSubject"))


class MailedUsers(Protocol):
    """What the trigger asks the emulator's Cognito."""

    def pool_of_client(self, client_id: str) -> str | None: ...

    def trigger_arn(self, user_pool_id: str, trigger: str) -> str | None: ...

    def find_user(self, user_pool_id: str, username: str) -> User | None: ...


class MessageTrigger:
    """Runs what Cognito runs before it sends a code. Blocking: call it in a thread."""

    operations = frozenset(_SOURCES)

    def __init__(
        self,
        *,
        pools: MailedUsers,
        invoke: Invoke,
        region: str,
        listing: Callable[[], bytes],
        outbox: Outbox,
    ) -> None:
        """`listing` answers the emulator's listing of all mails, as `parse_mails` reads it."""
        self._pools = pools
        self._invoke = invoke
        self._region = region
        self._listing = listing
        self._outbox = outbox

    def run(self, operation: str, request: dict[str, object]) -> None:
        """Let the mail that the operation made leave, in the function's words if the pool has one.

        Raises:
            TriggerError: the function raised, or answered something else than words; the mail never leaves.
        """
        client_id = str(request.get("ClientId") or "")
        pool_id = str(request.get("UserPoolId") or "") or self._pools.pool_of_client(client_id)
        user = self._pools.find_user(pool_id, str(request.get("Username", ""))) if pool_id else None
        if not pool_id or user is None:
            return
        recipient = user.attributes.get("email", "")
        mail = self._outbox.take(parse_mails(self._listing()), recipient=recipient)
        if mail is None:
            return
        arn = self._pools.trigger_arn(pool_id, _TRIGGER)
        if arn is not None:
            event = trigger_event(
                _SOURCES[operation],
                region=self._region,
                user_pool_id=pool_id,
                client_id=client_id,
                username=user.username,
                request=_content(user, request),
                response=dict(_NO_RESPONSE),
            )
            mail = _worded(mail, returned_event(_TRIGGER, self._invoke(arn, event)))
        self._outbox.send(mail)


def _content(user: User, request: dict[str, object]) -> dict[str, object]:
    """The event's `request`."""
    content: dict[str, object] = {
        "userAttributes": {**user.attributes, "cognito:user_status": user.status},
        "codeParameter": _CODE,
        "linkParameter": "{##Click Here##}",
        "usernameParameter": None,
    }
    if isinstance(request.get("ClientMetadata"), dict):
        content["clientMetadata"] = request["ClientMetadata"]
    return content


def _worded(mail: Mail, event: dict[str, object]) -> Mail:
    """The mail in the function's words; what it left out stays the emulator's."""
    response = event.get("response")
    if not isinstance(response, dict):
        raise invalid_answer()
    subject, html = (response.get(name) or "" for name in ("emailSubject", "emailMessage"))
    if not isinstance(subject, str) or not isinstance(html, str):
        raise invalid_answer()
    if subject:
        mail = replace(mail, subject=subject.replace(_CODE, mail.code))
    if _CODE in html:
        html = html.replace(_CODE, mail.code)
        mail = replace(mail, html=html, text=plain_text(html))
    return mail
