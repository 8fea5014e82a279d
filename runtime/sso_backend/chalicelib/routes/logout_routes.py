"""Signing out."""

from collections.abc import Callable, Mapping

from chalice.app import Response
from sso_auth.chalice_api import JsonApi
from sso_auth.http_errors import invalid_request
from sso_auth.request_reading import any_text_field, body_bytes, json_body

from chalicelib.routes.sso_cookie import clear_cookie, cookie_credentials, is_same_origin
from chalicelib.routes.sso_services import SsoServices


class LogoutRoutes:
    """`POST /logout`, for applications' pages with a handle and for the SSO's own with the cookie."""

    def __init__(self, api: JsonApi, services: Callable[[], SsoServices]) -> None:
        self._api = api
        self._services = services

    def register(self) -> None:
        """Adds the route to the API."""
        self._api.route("/logout", methods=["POST"])(self.log_out)

    def log_out(self) -> Response:
        """Answers 204, also where there was nothing to end; the cookie goes once its login is over."""
        services, request = self._services(), self._api.request
        # All fields are optional, and so is the body.
        body = json_body(request) if body_bytes(request) else {}
        handle, application_id = _optional_text(body, "refresh_token"), _optional_text(body, "application_id")
        everywhere = _is_everywhere(body)
        if not everywhere and handle is None and application_id is None:
            raise invalid_request("application_id must be given.")
        logout, cookie = services.sessions.logout, self._cookie(beside_a_handle=handle is not None)
        if handle is not None:
            logout.by_handle(handle, application_id=application_id, everywhere=everywhere)
        if cookie is not None:
            logout.by_cookie(cookie, application_id=application_id, everywhere=everywhere)
        answer = Response(body="", status_code=204)
        if everywhere and is_same_origin(request, services.sso_origin):
            answer.headers["Set-Cookie"] = clear_cookie()
        return answer

    def _cookie(self, *, beside_a_handle: bool) -> str | None:
        """A cookie that another site made travel is refused, or beside a handle ignored."""
        request, sso_origin = self._api.request, self._services().sso_origin
        if beside_a_handle and not is_same_origin(request, sso_origin):
            return None
        return cookie_credentials(request, sso_origin).cookie


def _is_everywhere(body: Mapping[str, object]) -> bool:
    scope = body.get("scope", "everywhere")
    if scope not in ("everywhere", "application"):
        raise invalid_request("scope must be everywhere or application.")
    return scope == "everywhere"


def _optional_text(body: Mapping[str, object], name: str) -> str | None:
    return None if body.get(name) is None else any_text_field(body, name)
