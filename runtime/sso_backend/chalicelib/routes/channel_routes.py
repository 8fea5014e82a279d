"""The way back to an application, for the sign-out page."""

from collections.abc import Callable
from dataclasses import asdict

from sso_auth.chalice_api import JsonApi

from chalicelib.routes.sign_in_fields import query_field
from chalicelib.routes.sso_cookie import is_same_origin, read_cookie
from chalicelib.routes.sso_services import SsoServices
from chalicelib.services.authentication import Credentials


class ChannelRoutes:
    """`GET /channel`."""

    def __init__(self, api: JsonApi, services: Callable[[], SsoServices]) -> None:
        self._api = api
        self._services = services

    def register(self) -> None:
        """Adds the route to the API."""
        self._api.route("/channel", methods=["GET"])(self.channel)

    def channel(self) -> dict[str, object]:
        """Answers `application`, `channel` and `user`; no user unless the SSO's own page asks."""
        services, request = self._services(), self._api.request
        application_id, channel_id = (query_field(request, name) for name in ("application_id", "channel_id"))
        application, channel = services.catalogue.channel(application_id, channel_id)
        session = None
        if is_same_origin(request, services.sso_origin):
            session = services.authenticator.session(Credentials(cookie=read_cookie(request)))
        user = None if session is None else services.account.profiles.stored(session.user_id)
        return {
            "application": {
                "application_id": application.application_id,
                "name": application.name,
                "branding": asdict(application.branding),
            },
            "channel": {"channel_id": channel.channel_id, "logout_url": channel.logout_url},
            "user": user and {"user_id": user.sub, "email": user.email, "name": user.name},
        }
