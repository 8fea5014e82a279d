"""The example application's site."""

from urllib.parse import parse_qs, urlencode, urlsplit

from gallery import answers
from gallery.replies import HELD, LOST, UNAVAILABLE, Answer, Replies, Reply, refusal
from gallery.state import ENGLISH, Act, PageState
from local_stack import LocalStack
from playwright.sync_api import Page

_LIST = "GET /api/orders"
_REDEEM = "POST /api/get-session"
_SSO = "GET /authorize"


def coming_back(stack: LocalStack, **query: str) -> Reply:
    """The SSO sends the browser back at once, with this and the state that came."""

    def answer(url: str) -> Answer:
        (state,) = parse_qs(urlsplit(url).query)["state"]
        location = f"{stack.url('shop', '/success')}?{urlencode(query | {'state': state})}"
        return Answer(302, headers={"Location": location})

    return answer


def shop(
    name: str,
    path: str,
    shows: str,
    replies: Replies | None = None,
    act: Act | None = None,
    *,
    language: str = ENGLISH,
) -> PageState:
    """A state of the shop for somebody who is not signed in."""
    return PageState(name, "shop", path, shows, lambda _: replies or {}, act, language=language)


def refused(name: str, shows: str, error: str) -> PageState:
    """The shop after a sign-in that the SSO refused."""
    return PageState(name, "shop", "/orders", shows, lambda stack: {_SSO: coming_back(stack, error=error)})


def signed_in(
    name: str,
    shows: str,
    replies: Replies | None = None,
    act: Act | None = None,
    *,
    path: str = "/orders",
    slow: str = "",
    language: str = ENGLISH,
) -> PageState:
    """A state of the shop for somebody who came back from the SSO a moment ago."""

    def answered(stack: LocalStack) -> Replies:
        arrived: Replies = {
            _SSO: coming_back(stack, session_id="h" * 86),
            _REDEEM: answers.token_set(),
            _LIST: answers.orders(),
        }
        return arrived | (replies or {})

    return PageState(name, "shop", path, shows, answered, act, slow=slow, language=language)


def press(name: str) -> Act:
    return lambda page: page.get_by_role("button", name=name, exact=True).click()


def go_home(page: Page) -> None:
    page.get_by_role("heading", name="Your orders").wait_for()
    page.get_by_role("link", name="Shop", exact=True).click()


SHOP = [
    shop("shop home", "/", "Welcome to Shop"),
    shop("shop leaving", "/", "Opening the sign-in page", act=press("Sign in")),
    signed_in("shop home signed in", "You are signed in as", act=go_home),
    signed_in("shop signing in", "Signing you in …", {_REDEEM: HELD}),
    signed_in(
        "shop signing in slow", "This is taking longer than usual", {_REDEEM: HELD}, slow="Signing you in"
    ),
    signed_in(
        "shop sign-in link used", "expired or was used before", {_REDEEM: refusal(400, "invalid_session")}
    ),
    signed_in(
        "shop sign-in unavailable",
        "not available at the moment",
        {_REDEEM: refusal(503, "temporarily_unavailable")},
    ),
    refused("shop sign-in cancelled", "You cancelled the sign-in.", "access_denied"),
    refused("shop not a member", "not a member of this application", "not_a_member"),
    shop(
        "shop sign-in of another tab",
        f"/success?session_id={'h' * 86}&state=another",
        "This sign-in was not begun in this tab",
    ),
    signed_in("shop orders loading", "Loading your orders …", {_LIST: HELD}),
    signed_in(
        "shop orders slow", "This is taking longer than usual", {_LIST: HELD}, slow="Loading your orders"
    ),
    signed_in("shop orders none", "No orders yet", {_LIST: answers.orders([])}),
    signed_in("shop orders", "Hand grinder"),
    signed_in(
        "shop orders of a status",
        "Coffee beans",
        {_LIST: answers.orders(answers.ORDERS[1:2])},
        path="/orders?status=paid",
    ),
    signed_in(
        "shop orders none of a status",
        "No orders with this status",
        {_LIST: answers.orders([])},
        path="/orders?status=cancelled",
    ),
    signed_in("shop orders failed", "Your orders could not be loaded", {_LIST: UNAVAILABLE}),
    signed_in("shop orders with more", "Show more orders", {_LIST: answers.orders(next_cursor="c2Vjb25k")}),
    signed_in(
        "shop orders more failed",
        "More orders could not be loaded",
        {_LIST: [answers.orders(next_cursor="c2Vjb25k"), LOST]},
        press("Show more orders"),
    ),
    signed_in(
        "shop session ended",
        "You were signed out",
        {_LIST: refusal(401, "invalid_token"), "POST /api/refresh-session": refusal(401, "session_ended")},
    ),
    *(
        shop(
            f"shop signed out: {reason}",
            f"/signed-out?reason={reason}&return_path=/orders",
            "You were signed out",
        )
        for reason in ("signed_out", "session_ended", "not_a_member", "refused")
    ),
    signed_in(
        "shop signing out",
        "Signing you out …",
        {"POST /api/logout": HELD},
        press("Sign out"),
    ),
    shop("shop page not found", "/no/such/page", "Page not found"),
    shop(
        "shop settings missing",
        "/",
        "This site cannot start",
        {"GET /config.json": Answer(404, "<!doctype html>")},
    ),
    PageState("shop no JavaScript", "shop", "/", "JavaScript is switched off", scripted=False),
]
