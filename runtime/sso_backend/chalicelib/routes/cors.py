"""CORS (Fetch standard, §3.2): exact origins of registered channels, and never credentials."""

from collections.abc import Callable, Mapping

from chalice.app import Request, Response
from sso_auth.event_scope import current_scope

from chalicelib.routes.sso_services import SsoServices

CROSS_ORIGIN_PATHS = ("/get-session", "/refresh-session", "/logout")
"""The calls that applications' pages make; all others are for the SSO site's own pages."""

_PREFLIGHT_HEADERS = {
    "Access-Control-Allow-Methods": "POST",
    "Access-Control-Allow-Headers": "content-type",
    "Access-Control-Max-Age": "600",
}
_ANSWER_HEADERS = {"Access-Control-Expose-Headers": "Retry-After"}


class CorsPolicy:
    """The headers that let a registered page read an answer, error or not."""

    def __init__(self, services: Callable[[], SsoServices]) -> None:
        self._services = services

    def headers(self, request: Request) -> Mapping[str, str]:
        """Nothing but `Vary` for an origin that is not registered: the browser then refuses the page.

        So it does for one that cannot be looked up now, which is in the request's line.
        """
        if request.path not in CROSS_ORIGIN_PATHS:
            return {}
        headers = {"Vary": "Origin"}
        origin = request.headers.get("origin")
        if origin and self._is_registered(origin):
            headers["Access-Control-Allow-Origin"] = origin
            headers |= _PREFLIGHT_HEADERS if request.method == "OPTIONS" else _ANSWER_HEADERS
        return headers

    def _is_registered(self, origin: str) -> bool:
        try:
            return self._services().registered_origins.include(origin)
        except Exception as error:
            scope = current_scope()
            scope.failure = scope.failure or error  # the answer's own tells more
            return False


def preflight() -> Response:
    """Empty; the CORS headers of every answer say the rest."""
    return Response(body="", status_code=204)
