"""The beginning of a sign-in and its hand-off to the application."""

from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING

from chalice.app import Response
from sso_auth.chalice_api import JsonApi
from sso_auth.request_reading import json_body

from chalicelib.routes.sign_in_fields import sign_in_body, sign_in_query
from chalicelib.routes.sso_cookie import credentials, is_same_origin, read_cookie, set_cookie
from chalicelib.routes.sso_services import SsoServices
from chalicelib.routes.user_agent import user_agent
from chalicelib.services.authentication import Credentials

if TYPE_CHECKING:
    from chalicelib.services.sign_in import Visitor


class SignInRoutes:
    """`GET /authorize` and `POST /init-session`."""

    def __init__(self, api: JsonApi, services: Callable[[], SsoServices]) -> None:
        self._api = api
        self._services = services

    def register(self) -> None:
        """Adds the routes to the API."""
        self._api.route("/authorize", methods=["GET"])(self.authorize)
        self._api.route("/init-session", methods=["POST"])(self.init_session)

    def authorize(self) -> dict[str, object]:
        """Answers `application`, `channel` and `user`; no user unless the SSO's own page asks."""
        services, request = self._services(), self._api.request
        fields = sign_in_query(request)
        session = None
        if is_same_origin(request, services.sso_origin):
            session = services.authenticator.session(Credentials(cookie=read_cookie(request)))
        start = services.sign_in.open(fields["application_id"], fields["channel_id"], session)
        application, channel = start.application, start.channel
        return {
            "application": {
                "application_id": application.application_id,
                "name": application.name,
                "enrolment": application.enrolment,
                "branding": asdict(application.branding),
            },
            "channel": {"channel_id": channel.channel_id, "return_url": channel.return_url},
            "user": start.visitor and _visitor(start.visitor),
        }

    def init_session(self) -> Response:
        """Answers 201 `session_id`, `return_url`, `expires_at`; sets the SSO cookie after a fresh login."""
        services, request = self._services(), self._api.request
        fields = sign_in_body(json_body(request))
        signed_in = services.sign_in.start(
            credentials(request, services.sso_origin),
            application_id=fields["application_id"],
            channel_id=fields["channel_id"],
            code_challenge=fields["code_challenge"],
            user_agent=user_agent(request),
        )
        return Response(
            body={
                "session_id": signed_in.hand_off.handle,
                "return_url": signed_in.return_url,
                "expires_at": signed_in.hand_off.expires_at,
            },
            status_code=201,
            headers={"Set-Cookie": set_cookie(signed_in.cookie)} if signed_in.cookie else {},
        )


def _visitor(visitor: "Visitor") -> dict[str, object]:
    user = visitor.user
    return {"user_id": user.sub, "email": user.email, "name": user.name, "member": visitor.is_member}
