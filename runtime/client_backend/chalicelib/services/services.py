"""What the routes need, as one parameter."""

from dataclasses import dataclass

from sso_auth import TokenVerifier

from chalicelib.services.order_service import OrderService


@dataclass(frozen=True)
class Services:
    """The verifier says who is calling; `orders` does what he asks."""

    verifier: TokenVerifier
    orders: OrderService
