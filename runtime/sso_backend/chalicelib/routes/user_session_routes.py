"""A user's own sessions, for the account pages."""

from collections.abc import Callable
from dataclasses import asdict

from chalice.app import Response
from sso_auth.chalice_api import JsonApi

from chalicelib.models.sso_session import SsoSession
from chalicelib.routes.sso_cookie import clear_cookie, cookie_credentials
from chalicelib.routes.sso_services import SsoServices


class UserSessionRoutes:
    """`GET /sessions`, `DELETE /sessions` and `DELETE /sessions/{id}`."""

    def __init__(self, api: JsonApi, services: Callable[[], SsoServices]) -> None:
        self._api = api
        self._services = services

    def register(self) -> None:
        """Adds the routes to the API."""
        self._api.route("/sessions", methods=["GET"])(self.list_sessions)
        self._api.route("/sessions", methods=["DELETE"])(self.end_other_sessions)
        self._api.route("/sessions/{session_id}", methods=["DELETE"])(self.end_session)

    def list_sessions(self) -> dict[str, object]:
        """Answers `sessions`, the latest used first."""
        sessions = self._services().sessions.of_user.listed(self._login())
        return {"sessions": [asdict(session) for session in sessions]}

    def end_other_sessions(self) -> Response:
        """Answers 204 once nothing is left but this browser's login and what began from it."""
        self._services().sessions.of_user.end_others(self._login())
        return Response(body="", status_code=204)

    def end_session(self, session_id: str) -> Response:
        """Answers 204; the cookie goes with its own login."""
        login = self._login()
        self._services().sessions.of_user.end(login.user_id, session_id)
        answer = Response(body="", status_code=204)
        if session_id == login.sso_session_id:
            answer.headers["Set-Cookie"] = clear_cookie()
        return answer

    def _login(self) -> SsoSession:
        services = self._services()
        return services.authenticator.live_login(cookie_credentials(self._api.request, services.sso_origin))
