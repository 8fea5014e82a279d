"""Codes by mail, asked for by the SSO site's pages."""

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from sso_auth.chalice_api import JsonApi
from sso_auth.http_errors import invalid_request
from sso_auth.request_reading import json_body, text_field

from chalicelib.mails.languages import MAX_TAG_LENGTH, TAG
from chalicelib.routes.sign_in_fields import body_field
from chalicelib.routes.sso_services import SsoServices

if TYPE_CHECKING:
    from chalicelib.models.code_wait import CodePurpose

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
_MAX_EMAIL_LENGTH = 128
"""Cognito takes no longer user name."""


class CodeRoutes:
    """`POST /send-code`."""

    def __init__(self, api: JsonApi, services: Callable[[], SsoServices]) -> None:
        self._api = api
        self._services = services

    def register(self) -> None:
        """Adds the route to the API."""
        self._api.route("/send-code", methods=["POST"])(self.send_code)

    def send_code(self) -> dict[str, object]:
        """Answers `retry_after` in seconds, the same for every address."""
        body = json_body(self._api.request)
        email = text_field(body, "email", max_length=_MAX_EMAIL_LENGTH, pattern=_EMAIL)
        purpose = _purpose(body)
        application_id = language = None
        if body.get("application_id") is not None:
            application_id = body_field(body, "application_id")
        if body.get("language") is not None:
            language = text_field(body, "language", max_length=MAX_TAG_LENGTH, pattern=TAG)
        retry_after = self._services().account.codes.send(
            email, purpose, application_id=application_id, language=language
        )
        return {"retry_after": retry_after}


def _purpose(body: Mapping[str, object]) -> "CodePurpose":
    match body.get("purpose"):
        case "sign_up":
            return "sign_up"
        case "recovery":
            return "recovery"
    raise invalid_request("purpose must be sign_up or recovery.")
