"""The shop's pages of one order: a given one, and a new one."""

from datetime import timedelta

from gallery import answers
from gallery.replies import HELD, LOST, UNAVAILABLE, Answer, Reply, refusal
from gallery.shop_states import press, signed_in
from gallery.state import Act, PageState
from playwright.sync_api import Page

_GIVEN = answers.ORDERS[2]
_PATH = f"/orders/{_GIVEN['order_id']}"
_GET = f"GET /api{_PATH}"
_PLACE = "POST /api/orders"
_NEW = answers.order(0xE5, "placed", timedelta(0), [("enamel-mug", 2, 12.5)])


def choose(then: Act | None = None) -> Act:
    """Choose two mugs."""

    def act(page: Page) -> None:
        page.get_by_role("button", name="One more: Enamel mug").click(click_count=2)
        if then:
            then(page)

    return act


def order_too_many(page: Page) -> None:
    page.get_by_label("Enamel mug", exact=True).fill("1000000")
    press("Place the order")(page)


def new(name: str, shows: str, reply: Reply | None = None, act: Act | None = None) -> PageState:
    """A state of the form for a new order."""
    return signed_in(name, shows, {_PLACE: reply} if reply else {}, act, path="/orders/new")


place = choose(press("Place the order"))

ORDER = [
    signed_in("shop order", "Order number", {_GET: Answer(body=_GIVEN)}, path=_PATH),
    signed_in("shop order loading", "Loading the order …", {_GET: HELD}, path=_PATH),
    signed_in("shop order failed", "The order could not be loaded", {_GET: UNAVAILABLE}, path=_PATH),
    signed_in(
        "shop order unknown", "There is no such order", {_GET: refusal(404, "unknown_order")}, path=_PATH
    ),
    new("shop new order", "Nothing chosen yet."),
    new("shop new order chosen", "€25.00", act=choose()),
    new("shop new order empty form sent", "Choose at least one article.", act=press("Place the order")),
    new("shop new order wrong quantity", "enter a whole number", act=order_too_many),
    new("shop new order placing", "Placing the order …", HELD, place),
    new("shop new order not confirmed", "The order was not confirmed", LOST, place),
    new("shop new order refused", "The order was not placed", refusal(400, "invalid_request"), place),
    new("shop new order placed", "Thank you.", Answer(201, _NEW), place),
]
