"""The SSO site's other pages: its start, the sign-out, and those where nothing else is."""

from collections.abc import Callable

from gallery import answers
from gallery.account_states import NOBODY, own, press
from gallery.replies import HELD, LOST, UNAVAILABLE, Answer, Replies
from gallery.state import PageState
from local_stack import LocalStack

_ENDED: Replies = {"POST /api/logout": Answer(204)}


def _leaving(*, signed_in: bool, replies: Replies) -> Callable[[LocalStack], Replies]:
    return lambda stack: (
        {"GET /api/channel": answers.sign_out_channel(logout_url=stack.url("shop"), signed_in=signed_in)}
        | replies
    )


_FROM_SHOP = "/sign-out?application_id=shop&channel_id=web"

AROUND = [
    own("home signed out", "/", "Open an application to sign in", NOBODY),
    own("home signed in", "/", "You are signed in"),
    own("home loading", "/", "Loading …", {"GET /api/me": HELD}),
    own("home failure", "/", "We could not reach the server", {"GET /api/me": LOST}),
    own("sign-out", "/sign-out", "Sign out everywhere?"),
    own("sign-out done", "/sign-out", "You can close this page", _ENDED, press("Sign out everywhere")),
    own(
        "sign-out busy",
        "/sign-out",
        "Signing out …",
        {"POST /api/logout": HELD},
        press("Sign out everywhere"),
    ),
    own(
        "sign-out failed",
        "/sign-out",
        "not answering",
        {"POST /api/logout": UNAVAILABLE},
        press("Sign out everywhere"),
    ),
    PageState(
        "sign-out of the shop",
        "sso",
        _FROM_SHOP,
        "Stay signed in and go back to Shop",
        _leaving(signed_in=True, replies={}),
    ),
    PageState(
        "sign-out, back to the shop",
        "sso",
        _FROM_SHOP,
        "Taking you back to Shop",
        _leaving(signed_in=False, replies=_ENDED),
    ),
    own("page not found", "/no/such/page", "There is no such page"),
    own(
        "settings missing",
        "/",
        "This site is not set up yet",
        {"GET /config.json": Answer(404, "<!doctype html>")},
    ),
    PageState("no JavaScript", "sso", "/", "JavaScript is switched off", scripted=False),
]
