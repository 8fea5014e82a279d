"""What a command reaches once it is known where: the environment, its operator, AWS and the network."""

from dataclasses import dataclass
from typing import Protocol

from cognito_sso.admin.deployed import Environment
from cognito_sso.admin.inventory import Inventory
from cognito_sso.admin.operator import Operator
from cognito_sso.admin.web import Web
from cognito_sso.admin.where import Where


@dataclass(frozen=True, kw_only=True)
class Reach:
    """One environment and the ways to it."""

    environment: Environment
    operator: Operator
    inventory: Inventory
    web: Web


class OpenReach(Protocol):
    """How an environment is found and reached."""

    def __call__(self, where: Where) -> Reach:
        """Raises `AdminError`: it is not there, or there is no access."""
