"""What the routes need of the services: filled by the composition root, and by tests."""

from dataclasses import dataclass

from sso_auth import TokenVerifier

from chalicelib.services.order_service import OrderService


@dataclass(frozen=True)
class OrderServices:
    """The verifier says who is calling; `orders` does what he asks."""

    verifier: TokenVerifier
    orders: OrderService
