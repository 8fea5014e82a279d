"""CustomMessage: what Cognito's mails say, for which application and in which language."""

from collections.abc import Mapping
from typing import Any

from chalicelib.mails.languages import language_of
from chalicelib.mails.metadata import read_metadata
from chalicelib.mails.writer import CodeKind, Look, Mail, MailWriter
from chalicelib.services.mail_applications import MailApplications

_PREFIX = "CustomMessage_"
_INVITATION = "CustomMessage_AdminCreateUser"
_KINDS: Mapping[str, CodeKind] = {
    "CustomMessage_SignUp": "sign_up",
    "CustomMessage_ResendCode": "sign_up",
    "CustomMessage_ForgotPassword": "recovery",
}


class CustomMessage:
    """https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-message.html

    Nothing of the user's attributes is in a mail: whoever signs up with somebody's address chose them. The
    application and the language are the caller's word too, but the name is the application's record's.
    """

    def __init__(self, applications: MailApplications, writer: MailWriter) -> None:
        self._applications = applications
        self._writer = writer

    def __call__(self, event: Mapping[str, Any]) -> dict[str, Any]:
        """A copy of the event with subject and body; the given one stays as it is, for whoever must go on.

        Raises ValueError for another trigger, and KeyError for an event without its placeholders.
        """
        mail = self._written(event["triggerSource"], event["request"])
        given: Mapping[str, Any] = event.get("response") or {}
        return {**event, "response": {**given, "emailSubject": mail.subject, "emailMessage": mail.html}}

    def _written(self, source: str, request: Mapping[str, Any]) -> Mail:
        if not source.startswith(_PREFIX):
            raise ValueError("not a trigger of a mail")
        application_id, tag = read_metadata(request)
        language, look = language_of(tag), self._look(application_id)
        if source == _INVITATION:
            return self._writer.invitation(
                language,
                look,
                username_placeholder=request["usernameParameter"],
                password_placeholder=request["codeParameter"],
            )
        kind = _KINDS.get(source, "other")
        return self._writer.code(kind, language, look, placeholder=request["codeParameter"])

    def _look(self, application_id: object) -> Look:
        found = self._applications.find(application_id)
        if found is None:
            return Look.of()
        return Look.of(name=found.name, accent_color=found.branding.accent_color)
