"""The sign-in for an application: the form, and what may be asked for after the password."""

from gallery import answers
from gallery.answers import EMAIL, PASSWORD
from gallery.cognito_answers import TOTP_KEY, challenge, login
from gallery.on_the_way import enter_code, form, sign_in, submit
from gallery.replies import HELD, LOST, cognito_refusal
from gallery.state import Act
from playwright.sync_api import Page

_BRAND = answers.branding("#7a1f5c", "#7a1f5c")
_PALE_BRAND = answers.branding("#ffe600", "#333333")
_TOTP = challenge("SOFTWARE_TOKEN_MFA")
_SET_UP = challenge("MFA_SETUP", {"MFAS_CAN_SETUP": '["SOFTWARE_TOKEN_MFA"]'})
_OWN_PASSWORD = challenge(
    "NEW_PASSWORD_REQUIRED", {"userAttributes": f'{{"email":"{EMAIL}"}}', "requiredAttributes": "[]"}
)


_OFFLINE = ("net::ERR_INTERNET_DISCONNECTED",)


def sign_in_offline(page: Page) -> None:
    page.locator("input[type=email]").fill(EMAIL)
    page.context.set_offline(True)
    sign_in(page)


def choose_language_offline(page: Page) -> None:
    page.locator("input[type=email]").wait_for()
    page.context.set_offline(True)
    page.get_by_role("combobox").select_option("ja")


def load_without_sentences(page: Page) -> None:
    page.route("**/assets/start-*.js", lambda route: route.abort())
    page.reload()


def type_with_caps_lock(page: Page) -> None:
    password = page.locator("input[autocomplete=current-password]")
    password.fill("CORRECT")
    password.dispatch_event("keydown", {"key": "H", "modifierCapsLock": True})


def mistype_email(page: Page) -> None:
    page.locator("input[type=email]").fill("grace.hopper@gmial.com")
    page.locator("input[autocomplete=current-password]").focus()


def show_password(page: Page) -> None:
    page.locator("input[type=email]").fill(EMAIL)
    page.locator("input[autocomplete=current-password]").fill(PASSWORD)
    page.get_by_role("button", name="Show", exact=False).click()


def challenged(then: Act) -> Act:
    """Sign in, and answer what is asked for next."""

    def act(page: Page) -> None:
        sign_in(page)
        page.get_by_role("heading", name="Sign in", exact=True).wait_for(state="detached")
        then(page)

    return act


SIGN_IN = [
    form("sign-in", "New here?"),
    form("sign-in loading", "Loading …", {"GET /api/authorize": HELD}),
    form("sign-in slow", "This is taking longer than usual", {"GET /api/authorize": HELD}, slow="Loading …"),
    form("sign-in empty form sent", "Enter an email address", act=submit),
    form("sign-in password shown", "Hide", act=show_password),
    form(
        "sign-in wrong password",
        "The email address or the password is not right.",
        {"InitiateAuth": cognito_refusal("NotAuthorizedException")},
        sign_in,
    ),
    form("sign-in busy", "Signing in …", {"InitiateAuth": HELD}, sign_in),
    form(
        "sign-in too many requests",
        "Too many attempts.",
        {"InitiateAuth": cognito_refusal("TooManyRequestsException")},
        sign_in,
    ),
    form(
        "sign-in service unavailable",
        "The sign-in service is not answering",
        {"InitiateAuth": cognito_refusal("InternalErrorException", status=500)},
        sign_in,
    ),
    form(
        "sign-in offline",
        "Nothing you entered is lost",
        {"InitiateAuth": LOST},
        sign_in_offline,
        complaints=_OFFLINE,
    ),
    form(
        "sign-in language not loaded", "could not be loaded", act=choose_language_offline, complaints=_OFFLINE
    ),
    form(
        "sign-in without a sentence",
        "This page could not be loaded.",
        act=load_without_sentences,
        complaints=("net::ERR_FAILED",),
    ),
    form("sign-in caps lock", "Caps Lock is on.", act=type_with_caps_lock),
    form("sign-in email typo", "Perhaps you mean:", act=mistype_email),
    form("sign-in branded", "New here?", brand=_BRAND, application="Plum & Partners"),
    form("sign-in branded pale", "New here?", brand=_PALE_BRAND, application="Sunrise"),
    form(
        "sign-in branded errors",
        "The email address or the password is not right.",
        {"InitiateAuth": cognito_refusal("NotAuthorizedException")},
        sign_in,
        brand=_BRAND,
        application="Plum & Partners",
    ),
    form(
        "sign-in long application name",
        "New here?",
        application="Bundesgartenschau Ausstellerverzeichnis 2026",
    ),
]

SECOND_STEPS = [
    form("second factor", "Enter the code from your app", login(_TOTP), sign_in),
    form(
        "second factor wrong code",
        "This code is not right.",
        login(_TOTP, cognito_refusal("CodeMismatchException")),
        challenged(enter_code),
    ),
    form("second factor set-up", "Finish the set-up", login(_SET_UP) | TOTP_KEY, sign_in),
    form(
        "second factor set-up loading",
        "Set up an authenticator app",
        login(_SET_UP) | {"AssociateSoftwareToken": HELD},
        sign_in,
    ),
    form("own password", "Set the password and continue", login(_OWN_PASSWORD), sign_in),
    form(
        "own password errors",
        "Choose a password that meets every rule below.",
        login(_OWN_PASSWORD),
        challenged(submit),
    ),
]
