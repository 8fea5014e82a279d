"""A forgotten password, and addresses that nobody may learn anything about."""

import secrets

import pytest
from browser_user import BrowserUser
from local_stack import LocalStack, Person
from playwright.sync_api import Page, expect
from signed_in import Login, refused

NEW_PASSWORD = "Another-horse-8-battery"


def ask_for_recovery(user: BrowserUser) -> None:
    """From the shop's orders to the page that wants the code."""
    user.open("shop", "/orders")
    user.page.get_by_label("Email address").fill(user.email)
    user.page.get_by_role("link", name="Forgot your password?").click()
    expect(user.page.get_by_label("Email address")).to_have_value(user.email)
    user.press("Send the code")
    expect(user.page.get_by_role("heading", name="Choose a new password")).to_be_visible()


def test_a_forgotten_password_is_replaced_and_the_sign_in_goes_on(
    stack: LocalStack, page: Page, person: Person
) -> None:
    thief = Login.fresh(person)
    stolen = thief.open("shop")
    user = BrowserUser(stack, page, person.email)
    ask_for_recovery(user)
    page.get_by_label("Code from the email").fill(user.read_code())
    page.get_by_label("New password").fill(NEW_PASSWORD)
    user.press("Change the password")
    expect(page.get_by_role("heading", name="Your password is changed")).to_be_visible()
    assert refused(stolen.refresh()) == (401, "session_ended")
    assert refused(thief.call("GET", "/me")) == (401, "login_required")
    user.press("Continue to Shop")
    user.should_be_at("shop", "/orders")


def test_the_wait_for_the_next_code_survives_a_reload(stack: LocalStack, page: Page, person: Person) -> None:
    user = BrowserUser(stack, page, person.email)
    ask_for_recovery(user)
    waiting = page.get_by_role("button", name="New code in")
    expect(waiting).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="Choose a new password")).to_be_visible()
    expect(waiting).to_be_visible()


def test_an_unknown_address_looks_like_a_known_one(stack: LocalStack, page: Page) -> None:
    user = BrowserUser.at(stack, page)
    ask_for_recovery(user)
    page.get_by_label("Code from the email").fill("123456")
    page.get_by_label("New password").fill(NEW_PASSWORD)
    user.press("Change the password")
    expect(page.get_by_text("This code is not right.")).to_be_visible()


@pytest.mark.parametrize("purpose", ["recovery", "sign_up"])
def test_the_api_answers_alike_and_makes_everyone_wait(
    stack: LocalStack, person: Person, purpose: str
) -> None:
    def ask(email: str) -> tuple[int, dict[str, object], str | None]:
        answer = stack.call("sso", "POST", "/send-code", json={"email": email, "purpose": purpose})
        body = answer.json()
        body.pop("request_id", None)
        return answer.status_code, body, answer.headers.get("Retry-After")

    nobody = f"{secrets.token_hex(6)}@example.com"
    assert ask(person.email) == ask(nobody) == (200, {"retry_after": 30}, None)
    for email in (person.email, nobody):
        status, body, wait = ask(email)
        assert (status, body["error"]) == (429, "too_many_requests")
        assert 0 < int(wait or 0) <= 30


def test_an_unconfirmed_user_who_signs_in_is_taken_to_the_code_page(stack: LocalStack, page: Page) -> None:
    user = BrowserUser.at(stack, page)
    user.register_at("shop")
    user.open("shop", "/orders")
    user.sign_in()
    expect(page.get_by_role("heading", name="Enter the code")).to_be_visible()
    user.enter_code(user.read_code())
    user.should_be_at("shop", "/orders")


def test_a_sign_up_begun_by_a_stranger_is_taken_back_by_recovery(stack: LocalStack, page: Page) -> None:
    """The owner enters the code of an account that has a stranger's password, and recovers it."""
    user = BrowserUser.at(stack, page)
    stack.client("cognito-idp").sign_up(
        ClientId=stack.site("sso")["config"]["client_id"],
        Username=user.email,
        Password="Strangers-own-9-password",
        UserAttributes=[{"Name": "email", "Value": user.email}, {"Name": "name", "Value": "Mallory"}],
    )
    user.register_at("shop")
    user.enter_code(user.read_code())
    page.get_by_role("link", name="Forgot your password?").click()
    user.press("Send the code")
    page.get_by_label("Code from the email").fill(user.read_code())
    page.get_by_label("New password").fill(NEW_PASSWORD)
    user.press("Change the password")
    user.press("Continue to Shop")
    page.wait_for_url(lambda url: url.startswith((stack.url("shop"), stack.url("sso"))))
    cognito = stack.client("cognito-idp")
    with pytest.raises(cognito.exceptions.NotAuthorizedException):
        cognito.initiate_auth(
            ClientId=stack.site("sso")["config"]["client_id"],
            AuthFlow="USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": user.email, "PASSWORD": "Strangers-own-9-password"},
        )
