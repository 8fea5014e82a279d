"""What the routes of the account pages need of the services."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chalicelib.services.account_deletion import AccountDeletion
    from chalicelib.services.codes import Codes
    from chalicelib.services.profiles import Profiles
    from chalicelib.services.user_applications import UserApplications


@dataclass(frozen=True)
class AccountServices:
    """One object of each."""

    profiles: "Profiles"
    applications: "UserApplications"
    deletion: "AccountDeletion"
    codes: "Codes"
