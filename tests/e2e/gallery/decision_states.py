"""What the sign-in decides about somebody who is known, and what may stop it."""

from gallery.on_the_way import form
from gallery.replies import HELD, LOST, UNAVAILABLE, refusal
from gallery.state import PageState

DECISIONS = [
    form("join", "You are not a member of Shop yet.", member=False),
    form(
        "join busy",
        "Joining …",
        {"POST /api/join-application": HELD},
        lambda page: page.get_by_role("button", name="Continue to Shop").click(),
        member=False,
    ),
    form("refused", "is by invitation", member=False, enrolment="invite"),
    form("leaving", "Taking you to Shop", {"POST /api/init-session": HELD}, member=True),
    form(
        "signed in again",
        "Your sign-in has expired.",
        {"POST /api/init-session": refusal(401, "login_required")},
        member=True,
    ),
]

PROBLEMS = [
    PageState("problem bad link", "sso", "/authorize?application_id=shop", "This sign-in link is incomplete"),
    form(
        "problem unknown application",
        "We do not know this application",
        {"GET /api/authorize": refusal(404, "unknown_application")},
    ),
    form(
        "problem unknown channel",
        "This way in is not registered",
        {"GET /api/authorize": refusal(404, "unknown_channel")},
    ),
    form("problem network", "We could not reach the server", {"GET /api/authorize": LOST}),
    form("problem busy", "A short wait, please", {"GET /api/authorize": UNAVAILABLE}),
    form(
        "problem other",
        "Something went wrong on our side",
        {"POST /api/init-session": refusal(500, "internal_error")},
        member=True,
    ),
]
