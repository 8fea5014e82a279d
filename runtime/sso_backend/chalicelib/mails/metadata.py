"""What Cognito hands on to the trigger that writes its mails, as ClientMetadata."""

from collections.abc import Mapping
from typing import Any

_APPLICATION_ID = "application_id"
_LANGUAGE = "language"


def mail_metadata(*, application_id: str | None, language: str | None) -> dict[str, str]:
    """For Cognito's operations; `language` is a tag (BCP 47)."""
    said = {_APPLICATION_ID: application_id, _LANGUAGE: language}
    return {name: value for name, value in said.items() if value is not None}


def read_metadata(request: Mapping[str, Any]) -> tuple[object, object]:
    """Application id and language of a trigger's request: anything, since anybody may have called Cognito."""
    metadata = request.get("clientMetadata")
    said: Mapping[str, object] = metadata if isinstance(metadata, Mapping) else {}
    return said.get(_APPLICATION_ID), said.get(_LANGUAGE)
