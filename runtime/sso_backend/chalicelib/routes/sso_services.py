"""What the routes need of the services: filled by the composition root, and by tests."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chalicelib.routes.account_services import AccountServices
    from chalicelib.routes.session_services import SessionServices
    from chalicelib.services.authentication import Authenticator
    from chalicelib.services.catalogue import Catalogue
    from chalicelib.services.logins import Logins
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
    logins: "Logins"
    account: "AccountServices"
    sessions: "SessionServices"
    registered_origins: "RegisteredOrigins"
