"""Creating an account, and getting one back whose password is forgotten."""

from datetime import timedelta

from gallery import answers
from gallery.answers import EMAIL, NAME, PASSWORD
from gallery.cognito_answers import login
from gallery.on_the_way import enter_code, form, submit
from gallery.replies import HELD, UNAVAILABLE, Answer, Replies, cognito_refusal
from gallery.state import Act
from playwright.sync_api import Page

_SENT = Answer(body={"retry_after": 30})
_WRONG_CODE = cognito_refusal("CodeMismatchException")

_OTHER_WAYS: Replies = {"SignUp": Answer(body={"UserConfirmed": False, "UserSub": answers.USER_ID})}


def register(page: Page) -> None:
    page.locator("input[autocomplete=name]").fill(NAME)
    page.locator("input[type=email]").fill(EMAIL)
    page.locator("input[autocomplete=new-password]").fill(PASSWORD)
    page.locator("input[autocomplete=new-password]").press("Enter")


def half_a_password(page: Page) -> None:
    page.locator("input[autocomplete=new-password]").fill("short Word")


def registered(then: Act | None = None) -> Act:
    """Register, and go on at the code page."""

    def act(page: Page) -> None:
        register(page)
        page.locator("input[autocomplete=one-time-code]").wait_for()
        if then:
            then(page)

    return act


def ask_for_another_code(page: Page) -> None:
    page.clock.set_fixed_time(answers.MOMENT + timedelta(minutes=1))
    page.get_by_role("button", name="Send a new code").click()


def ask(page: Page) -> None:
    page.locator("input[type=email]").fill(EMAIL)
    submit(page)


def recovering(then: Act | None = None) -> Act:
    """Ask for a recovery code, and go on where it is entered."""

    def act(page: Page) -> None:
        ask(page)
        page.locator("input[autocomplete=one-time-code]").wait_for()
        if then:
            then(page)

    return act


def choose_new_password(page: Page) -> None:
    page.locator("input[autocomplete=new-password]").fill("Another-horse-8-battery")
    enter_code(page)


REGISTRATION = [
    form("register", "Already have an account?", path="/register"),
    form("register empty form sent", "Enter your name.", act=submit, path="/register"),
    form("register rules partly met", "Your password needs", act=half_a_password, path="/register"),
    form("register busy", "Creating your account …", {"SignUp": HELD}, register, path="/register"),
    form(
        "register refused",
        "An account cannot be created with this email address.",
        {"SignUp": cognito_refusal("UserLambdaValidationException")},
        register,
        path="/register",
    ),
    form("confirm", "New code in", _OTHER_WAYS, registered(), path="/register"),
    form(
        "confirm code sent again",
        "A new code is on its way.",
        _OTHER_WAYS | {"POST /api/send-code": _SENT},
        registered(ask_for_another_code),
        path="/register",
    ),
    form(
        "confirm wrong code",
        "This code is not right.",
        _OTHER_WAYS
        | {"ConfirmSignUp": _WRONG_CODE, "InitiateAuth": cognito_refusal("UserNotConfirmedException")},
        registered(enter_code),
        path="/register",
    ),
    form(
        "confirm expired code",
        "This code has expired.",
        _OTHER_WAYS
        | {
            "ConfirmSignUp": cognito_refusal("ExpiredCodeException"),
            "InitiateAuth": cognito_refusal("UserNotConfirmedException"),
        },
        registered(enter_code),
        path="/register",
    ),
]

RECOVERY = [
    form("recover", "Forgot your password?", path="/recover"),
    form("recover empty form sent", "Enter an email address", act=submit, path="/recover"),
    form(
        "recover code", "Use another address", {"POST /api/send-code": _SENT}, recovering(), path="/recover"
    ),
    form(
        "recover wrong code",
        "This code is not right.",
        {"POST /api/send-code": _SENT, "ConfirmForgotPassword": _WRONG_CODE},
        recovering(choose_new_password),
        path="/recover",
    ),
    form(
        "recover done",
        "Your password is changed",
        {"POST /api/send-code": _SENT, "ConfirmForgotPassword": Answer(body={})} | login(),
        recovering(choose_new_password),
        path="/recover",
    ),
    form(
        "recover done, to sign in",
        "Sign in with the new password.",
        {
            "POST /api/send-code": _SENT,
            "ConfirmForgotPassword": Answer(body={}),
            "InitiateAuth": cognito_refusal("NotAuthorizedException"),
        },
        recovering(choose_new_password),
        path="/recover",
    ),
    form(
        "recover service unavailable",
        "not answering right now",
        {"POST /api/send-code": UNAVAILABLE},
        ask,
        path="/recover",
    ),
]
