"""`/orders` over HTTP: who asks, what exactly he asks, and the JSON he gets."""

import re
from collections.abc import Callable

from chalice.app import Request, Response
from sso_auth.chalice_api import JsonApi
from sso_auth.event_scope import note
from sso_auth.http_errors import invalid_request
from sso_auth.request_reading import bearer_token, json_body, query_value

from chalicelib.models.order import Order, OrderStatus
from chalicelib.routes.order_body import order_details
from chalicelib.routes.order_services import OrderServices

DEFAULT_LIMIT = 20
MAX_LIMIT = 100

_LIMIT = re.compile(r"[0-9]{1,3}")
_IDEMPOTENCY_KEY = re.compile(r"[!-~]{1,255}")


def register_order_routes(app: JsonApi, services: Callable[[], OrderServices]) -> None:
    """Adds the calls of contract.md; each begins with the ID token's verification."""

    def user_id() -> str:
        sub = services().verifier.verify(bearer_token(app.request)).sub
        note(user_id=sub)
        return sub

    @app.route("/orders", methods=["GET"])
    def list_orders() -> dict[str, object]:
        owner = user_id()
        page = services().orders.list_orders(
            owner,
            limit=_limit(app.request),
            cursor=query_value(app.request, "cursor"),
            status=_status(app.request),
        )
        return {"orders": [_order_json(order) for order in page.orders], "next_cursor": page.next_cursor}

    @app.route("/orders/{order_id}", methods=["GET"])
    def get_order(order_id: str) -> dict[str, object]:
        return _order_json(services().orders.get_order(user_id(), order_id))

    @app.route("/orders", methods=["POST"])
    def place_order() -> Response:
        owner = user_id()
        key = _idempotency_key(app.request)
        order = services().orders.place_order(owner, order_details(json_body(app.request)), key)
        return Response(body=_order_json(order), status_code=201)


def _limit(request: Request) -> int:
    text = query_value(request, "limit")
    if text is None:
        return DEFAULT_LIMIT
    if not _LIMIT.fullmatch(text) or not 1 <= int(text) <= MAX_LIMIT:
        raise invalid_request(f"limit must be a whole number from 1 to {MAX_LIMIT}.")
    return int(text)


def _status(request: Request) -> OrderStatus | None:
    text = query_value(request, "status")
    if text is None:
        return None
    try:
        return OrderStatus(text)
    except ValueError:
        raise invalid_request(f"status must be one of {', '.join(OrderStatus)}.") from None


def _idempotency_key(request: Request) -> str:
    key = request.headers.get("idempotency-key")
    if not isinstance(key, str) or not _IDEMPOTENCY_KEY.fullmatch(key):
        raise invalid_request("Idempotency-Key must be a header of 1 to 255 visible ASCII characters.")
    return key


def _order_json(order: Order) -> dict[str, object]:
    """Contract form; Chalice writes `Decimal` as a JSON number, exact at the sizes that are let in."""
    return {
        "order_id": order.order_id,
        "order_details": {
            "amount": order.details.amount,
            "currency": order.details.currency,
            "items": [
                {"item_id": line.item_id, "quantity": line.quantity, "price": line.price}
                for line in order.details.items
            ],
        },
        "status": order.status.value,
        "created_at": order.created_at,
    }
