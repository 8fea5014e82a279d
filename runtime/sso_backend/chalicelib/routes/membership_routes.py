"""Is the caller a member of this application, and may he become one?"""

from collections.abc import Callable

from sso_auth.chalice_api import JsonApi
from sso_auth.request_reading import json_body

from chalicelib.routes.sign_in_fields import body_field, query_field
from chalicelib.routes.sso_cookie import credentials
from chalicelib.routes.sso_services import SsoServices


class MembershipRoutes:
    """`GET /check-app-user` and `POST /join-application`."""

    def __init__(self, api: JsonApi, services: Callable[[], SsoServices]) -> None:
        self._api = api
        self._services = services

    def register(self) -> None:
        """Adds the routes to the API."""
        self._api.route("/check-app-user", methods=["GET"])(self.check_app_user)
        self._api.route("/join-application", methods=["POST"])(self.join_application)

    def check_app_user(self) -> dict[str, object]:
        """Answers `application_id`, `user_id` and `member`."""
        services, request = self._services(), self._api.request
        user_id, claims = services.authenticator.caller(credentials(request, services.sso_origin))
        application = services.catalogue.application(query_field(request, "application_id"))
        member = services.memberships.is_member_by_now(application, user_id, claims)
        return {"application_id": application.application_id, "user_id": user_id, "member": member}

    def join_application(self) -> dict[str, object]:
        """Answers like `check_app_user`, once the user is a member."""
        services, request = self._services(), self._api.request
        user_id = services.authenticator.user_id(credentials(request, services.sso_origin))
        application = services.catalogue.application(body_field(json_body(request), "application_id"))
        # A token outlives a deleted account by minutes, and must bring none of it back.
        services.account.profiles.ensure(user_id)
        services.memberships.join(application, user_id)
        return {"application_id": application.application_id, "user_id": user_id, "member": True}
