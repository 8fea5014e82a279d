"""What the routes need of the services: filled by the composition root, and by tests."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chalicelib.services.application_sessions import ApplicationSessions
    from chalicelib.services.authentication import Authenticator
    from chalicelib.services.catalogue import Catalogue
    from chalicelib.services.memberships import Memberships
    from chalicelib.services.origins import RegisteredOrigins
    from chalicelib.services.sign_in import SignIn


@dataclass(frozen=True)
class SsoServices:
    """One object of each. `sso_origin` is empty where the request says which site it came through."""

    sso_origin: str
    authenticator: "Authenticator"
    catalogue: "Catalogue"
    memberships: "Memberships"
    sign_in: "SignIn"
    application_sessions: "ApplicationSessions"
    registered_origins: "RegisteredOrigins"
