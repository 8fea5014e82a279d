"""The account pages."""

from gallery import answers
from gallery.answers import EMAIL, PASSWORD
from gallery.cognito_answers import TOTP_KEY, login
from gallery.on_the_way import sign_in, submit
from gallery.replies import (
    HELD,
    LOGIN_REQUIRED,
    LOST,
    UNAVAILABLE,
    Answer,
    Replies,
    cognito_refusal,
)
from gallery.state import ENGLISH, Act, PageState
from playwright.sync_api import Page

_ME = answers.profile()
NOBODY: Replies = {"GET /api/me": LOGIN_REQUIRED}


def own(
    name: str,
    path: str,
    shows: str,
    replies: Replies | None = None,
    act: Act | None = None,
    *,
    language: str = ENGLISH,
) -> PageState:
    """A state of the SSO's own pages; somebody is signed in unless `replies` say otherwise."""
    replied: Replies = {"GET /api/me": _ME} | (replies or {})
    return PageState(name, "sso", path, shows, lambda _: replied, act, language=language)


def press(name: str) -> Act:
    return lambda page: page.get_by_role("button", name=name, exact=True).click()


def change_name(page: Page) -> None:
    page.locator("input[autocomplete=name]").fill("Rear Admiral Hopper")


def leave_unsaved(page: Page) -> None:
    change_name(page)
    page.get_by_role("button", name="Sign out", exact=True).click()


def save_changes(page: Page) -> None:
    change_name(page)
    page.get_by_role("button", name="Save changes").click()


def empty_name(page: Page) -> None:
    page.locator("input[autocomplete=name]").fill("")
    page.get_by_role("button", name="Save changes").click()


def wrong_phone(page: Page) -> None:
    page.locator("input[autocomplete=tel]").fill("not a number")
    page.get_by_role("button", name="Save changes").click()


def set_up_app(page: Page) -> None:
    page.get_by_role("button", name="Set up an authenticator app").click()
    page.locator("input[autocomplete=current-password]").last.fill(PASSWORD)
    page.locator("input[autocomplete=current-password]").last.press("Enter")


def change_password_to_nothing(page: Page) -> None:
    page.get_by_role("button", name="Change password").click()


def confirm_deletion(email: str) -> Act:
    def act(page: Page) -> None:
        page.locator("main form input[type=email]:visible").first.fill(email)
        page.locator("input[autocomplete=current-password]").fill(PASSWORD)
        submit(page)

    return act


_SESSIONS: Replies = {"GET /api/sessions": answers.sessions()}

ACCOUNT = [
    own("account loading", "/account", "Loading …", {"GET /api/me": HELD}),
    own("account sign-in", "/account", "Sign in", NOBODY),
    own(
        "account sign-in wrong password",
        "/account",
        "not right",
        NOBODY | {"InitiateAuth": cognito_refusal("NotAuthorizedException")},
        sign_in,
    ),
    own("account load failure", "/account", "A short wait, please", {"GET /api/me": UNAVAILABLE}),
    own("account profile", "/account", "Applications you are a member of see"),
    own("account profile unsaved", "/account", "You have unsaved changes.", act=change_name),
    own("account profile left unsaved", "/account", "Leave without saving?", act=leave_unsaved),
    own("account profile saved", "/account", "Your changes are saved.", {"PATCH /api/me": _ME}, save_changes),
    own("account profile saving", "/account", "Saving …", {"PATCH /api/me": HELD}, save_changes),
    own("account profile name missing", "/account", "Enter your name", act=empty_name),
    own("account profile phone wrong", "/account", "Enter it like", act=wrong_phone),
    own(
        "account profile save failed",
        "/account",
        "We could not reach the server.",
        {"PATCH /api/me": LOST},
        save_changes,
    ),
    own(
        "account sign-in again",
        "/account",
        "Please sign in again",
        {"GET /api/me": [_ME, LOGIN_REQUIRED]},
        save_changes,
    ),
    own("account devices", "/account/sessions", "Sign out everywhere else", _SESSIONS),
    own(
        "account devices none",
        "/account/sessions",
        "You are not signed in anywhere.",
        {"GET /api/sessions": Answer(body={"sessions": []})},
    ),
    own("account devices loading", "/account/sessions", "Loading …", {"GET /api/sessions": HELD}),
    own(
        "account devices load failure",
        "/account/sessions",
        "not answering",
        {"GET /api/sessions": UNAVAILABLE},
    ),
    own(
        "account devices end others",
        "/account/sessions",
        "Every other browser",
        _SESSIONS,
        press("Sign out everywhere else"),
    ),
    own(
        "account applications",
        "/account/applications",
        "Outlet for members",
        {"GET /api/applications": answers.applications()},
    ),
    own(
        "account applications none",
        "/account/applications",
        "You are not a member of any application yet.",
        {"GET /api/applications": Answer(body={"applications": []})},
    ),
    own("account security", "/account/security", "Second factor"),
    own(
        "account security with a factor",
        "/account/security",
        "Remove the authenticator app",
        {"GET /api/me": answers.profile(totp=True)},
    ),
    own(
        "account security empty password form sent",
        "/account/security",
        "Enter your password.",
        act=change_password_to_nothing,
    ),
    own(
        "account security password asked",
        "/account/security",
        "Cancel",
        act=press("Set up an authenticator app"),
    ),
    own(
        "account security set-up",
        "/account/security",
        "Finish the set-up",
        login() | TOTP_KEY,
        set_up_app,
    ),
    own(
        "account security remove factor",
        "/account/security",
        "Remove the second factor?",
        {"GET /api/me": answers.profile(totp=True)},
        press("Remove the authenticator app"),
    ),
    own("account delete", "/account/delete", "This cannot be undone."),
    own(
        "account delete mismatch",
        "/account/delete",
        "This is not the email address of this account.",
        act=confirm_deletion("someone.else@example.com"),
    ),
    own(
        "account goodbye",
        "/account/delete",
        "Your account is deleted",
        login() | {"DELETE /api/me": Answer(204)},
        confirm_deletion(EMAIL),
    ),
]
