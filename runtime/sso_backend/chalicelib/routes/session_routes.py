"""Redemption of a hand-off, called by applications' pages across origins."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from chalice.app import Response
from sso_auth.chalice_api import JsonApi
from sso_auth.request_reading import any_text_field, json_body

from chalicelib.routes.sso_services import SsoServices

if TYPE_CHECKING:
    from chalicelib.services.application_sessions import Redemption


class SessionRoutes:
    """`POST /get-session` and its preflight."""

    def __init__(self, api: JsonApi, services: Callable[[], SsoServices]) -> None:
        self._api = api
        self._services = services

    def register(self) -> None:
        """Adds the routes to the API."""
        self._api.route("/get-session", methods=["POST"])(self.get_session)
        self._api.route("/get-session", methods=["OPTIONS"])(self.preflight)

    def get_session(self) -> dict[str, object]:
        """Answers `token_set` and `session`, once."""
        body = json_body(self._api.request)
        handle, application_id, code_verifier = (
            any_text_field(body, name) for name in ("session_id", "application_id", "code_verifier")
        )
        sessions = self._services().application_sessions
        return _answer(sessions.redeem(handle, application_id=application_id, code_verifier=code_verifier))

    def preflight(self) -> Response:
        """Empty; the CORS headers of every answer say the rest."""
        return Response(body="", status_code=204)


def _answer(redemption: "Redemption") -> dict[str, object]:
    return {
        "token_set": {
            "id_token": redemption.id_token,
            "access_token": redemption.access_token,
            "refresh_token": redemption.refresh_handle,
            "token_type": "Bearer",
            "expires_in": redemption.expires_in,
        },
        "session": {"id": redemption.session_id, "expires_at": redemption.expires_at},
    }
