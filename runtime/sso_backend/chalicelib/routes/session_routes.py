"""Sessions as applications' pages call for them, across origins."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from sso_auth.chalice_api import JsonApi
from sso_auth.request_reading import any_text_field, json_body

from chalicelib.routes.sso_services import SsoServices

if TYPE_CHECKING:
    from chalicelib.services.opened_session import OpenedSession


class SessionRoutes:
    """`POST /get-session` and `POST /refresh-session`."""

    def __init__(self, api: JsonApi, services: Callable[[], SsoServices]) -> None:
        self._api = api
        self._services = services

    def register(self) -> None:
        """Adds the routes to the API."""
        self._api.route("/get-session", methods=["POST"])(self.get_session)
        self._api.route("/refresh-session", methods=["POST"])(self.refresh_session)

    def get_session(self) -> dict[str, object]:
        """Answers `token_set` and `session`, once."""
        body = json_body(self._api.request)
        handle, application_id, code_verifier = (
            any_text_field(body, name) for name in ("session_id", "application_id", "code_verifier")
        )
        sessions = self._services().sessions.of_applications
        return _answer(sessions.redeem(handle, application_id=application_id, code_verifier=code_verifier))

    def refresh_session(self) -> dict[str, object]:
        """Answers like `get_session`, with the next handle."""
        body = json_body(self._api.request)
        application_id, handle = (any_text_field(body, name) for name in ("application_id", "refresh_token"))
        return _answer(self._services().sessions.refresh.refresh(handle, application_id=application_id))


def _answer(opened: "OpenedSession") -> dict[str, object]:
    return {
        "token_set": {
            "id_token": opened.id_token,
            "access_token": opened.access_token,
            "refresh_token": opened.refresh_handle,
            "token_type": "Bearer",
            "expires_in": opened.expires_in,
        },
        "session": {"id": opened.session_id, "expires_at": opened.expires_at},
    }
