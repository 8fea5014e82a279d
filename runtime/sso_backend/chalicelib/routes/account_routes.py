"""The account pages of the SSO site: their own sign-in, who the user is, and where he is a member."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from chalice.app import Response
from sso_auth.chalice_api import JsonApi
from sso_auth.request_reading import json_body

from chalicelib.routes.profile_fields import profile_changes
from chalicelib.routes.sso_cookie import clear_cookie, cookie_credentials, credentials, set_cookie
from chalicelib.routes.sso_services import SsoServices
from chalicelib.routes.user_agent import user_agent

if TYPE_CHECKING:
    from chalicelib.services.profiles import Profile
    from chalicelib.services.user_applications import JoinedApplication


class AccountRoutes:
    """`POST /sso-session`, `/me` and `GET /applications`."""

    def __init__(self, api: JsonApi, services: Callable[[], SsoServices]) -> None:
        self._api = api
        self._services = services

    def register(self) -> None:
        """Adds the routes to the API."""
        self._api.route("/sso-session", methods=["POST"])(self.sso_session)
        self._api.route("/me", methods=["GET"])(self.me)
        self._api.route("/me", methods=["PATCH"])(self.change_me)
        self._api.route("/me", methods=["DELETE"])(self.delete_me)
        self._api.route("/applications", methods=["GET"])(self.applications)

    def sso_session(self) -> Response:
        """Answers 201 `expires_at` and sets the SSO cookie: a fresh login that leads to no application."""
        services, request = self._services(), self._api.request
        login = services.authenticator.fresh_login(credentials(request, services.sso_origin))
        # A token outlives a deleted account by minutes, and must bring none of it back.
        services.account.profiles.read(login.user_id)
        session, cookie = services.logins.log_in(login, user_agent=user_agent(request))
        return Response(
            body={"expires_at": session.expires_at},
            status_code=201,
            headers={"Set-Cookie": set_cookie(cookie)},
        )

    def me(self) -> dict[str, object]:
        """Answers the profile of whom the SSO cookie stands for."""
        user_id = self._user_id()
        return _profile(self._services().account.profiles.read(user_id))

    def change_me(self) -> dict[str, object]:
        """Answers like `me`, after the change."""
        user_id = self._user_id()
        changes = profile_changes(json_body(self._api.request))
        return _profile(self._services().account.profiles.change(user_id, changes))

    def delete_me(self) -> Response:
        """Answers 204 once nothing is left. The cookie alone is not enough: the password must be fresh."""
        services, request = self._services(), self._api.request
        login = services.authenticator.fresh_login(credentials(request, services.sso_origin))
        services.logins.admit(login)
        services.account.deletion.delete(login.user_id)
        return Response(body="", status_code=204, headers={"Set-Cookie": clear_cookie()})

    def applications(self) -> dict[str, object]:
        """Answers the registered applications that the user is a member of."""
        joined = self._services().account.applications.joined(self._user_id())
        return {"applications": [_application(one) for one in joined]}

    def _user_id(self) -> str:
        services = self._services()
        cookie = cookie_credentials(self._api.request, services.sso_origin)
        return services.authenticator.live_login(cookie).user_id


def _profile(profile: "Profile") -> dict[str, object]:
    user = profile.user
    return {
        "user_id": user.sub,
        "email": user.email,
        "name": user.name,
        "phone": user.phone,
        "gender": user.gender,
        "accepts_marketing": user.accepts_marketing,
        "created_at": user.created_at,
        "totp": profile.has_totp,
    }


def _application(joined: "JoinedApplication") -> dict[str, object]:
    application = joined.application
    return {
        "application_id": application.application_id,
        "name": application.name,
        # A logout_url is registered without a query: it is where the application begins.
        "url": application.channels[0].logout_url,
        "joined_at": joined.joined_at,
    }
