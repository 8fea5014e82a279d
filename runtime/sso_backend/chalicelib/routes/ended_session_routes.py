"""News of ended sessions, called by applications' backends."""

import re
from collections.abc import Callable

from sso_auth.chalice_api import JsonApi
from sso_auth.request_reading import query_value

from chalicelib.routes.sign_in_fields import query_field
from chalicelib.routes.sso_services import SsoServices

_EPOCH_SECONDS = re.compile(r"[0-9]{1,12}")


class EndedSessionRoutes:
    """`GET /ended-sessions`."""

    def __init__(self, api: JsonApi, services: Callable[[], SsoServices]) -> None:
        self._api = api
        self._services = services

    def register(self) -> None:
        """Adds the route to the API."""
        self._api.route("/ended-sessions", methods=["GET"])(self.ended_sessions)

    def ended_sessions(self) -> dict[str, object]:
        """Answers `ended`, each with `origin_jti` and `ended_at`, and `now`."""
        request = self._api.request
        application_id = query_field(request, "application_id")
        since = query_value(request, "since", pattern=_EPOCH_SECONDS)
        ended, now = self._services().sessions.ended.since(
            application_id, None if since is None else int(since)
        )
        return {
            "ended": [{"origin_jti": one.origin_jti, "ended_at": one.ended_at} for one in ended],
            "now": now,
        }
