"""What a user does with his own account, in a real browser."""

import re

import pytest
from botocore.exceptions import ClientError
from browser_user import BrowserUser
from local_stack import PASSWORD, LocalStack, Person, claims_of
from playwright.sync_api import Page, expect
from signed_in import ApplicationSession, Login, refused
from totp import code_for

NEW_PASSWORD = "Another-horse-8-battery"


@pytest.fixture
def user(stack: LocalStack, page: Page, person: Person) -> BrowserUser:
    """At his account page, signed in there without any application."""
    user = BrowserUser(stack, page, person.email)
    user.open("sso", "/account")
    user.sign_in()
    expect(page.get_by_role("heading", name="Profile")).to_be_visible()
    return user


def attributes_at_cognito(stack: LocalStack, email: str) -> dict[str, str]:
    account = stack.client("cognito-idp").admin_get_user(
        UserPoolId=stack.site("sso")["config"]["user_pool_id"], Username=email
    )
    return {each["Name"]: each["Value"] for each in account["UserAttributes"]}


def profile_item(stack: LocalStack, person: Person) -> dict[str, dict[str, str]]:
    (item,) = [each for each in stack.items(f"user-{person.user_id}") if each["SK"]["S"] == "user"]
    return item


def test_the_profile_is_equal_at_cognito_and_in_the_table(
    stack: LocalStack, person: Person, user: BrowserUser
) -> None:
    page = user.page
    page.get_by_label("Your name").fill("Ada King")
    page.get_by_label("Phone").fill("+44 20 7946 0958")
    user.press("Save changes")
    expect(page.get_by_text("Your changes are saved.")).to_be_visible()
    at_cognito, item = attributes_at_cognito(stack, person.email), profile_item(stack, person)
    assert at_cognito["name"] == item["name"]["S"] == "Ada King"
    assert at_cognito["phone_number"] == item["phone"]["S"] == "+442079460958"
    page.reload()
    expect(page.get_by_label("Your name")).to_have_value("Ada King")


def test_sessions_are_shown_and_ended(stack: LocalStack, person: Person, user: BrowserUser) -> None:
    elsewhere = Login.fresh(person)
    shop = elsewhere.open("shop")
    page = user.page
    page.get_by_role("link", name="Devices").click()
    expect(page.get_by_text("This device", exact=True)).to_be_visible()
    expect(page.get_by_text("Shop", exact=True)).to_be_visible()
    user.press("Sign out everywhere else")
    user.press("Sign them out")
    expect(page.get_by_text("You are signed out everywhere else.")).to_be_visible()
    assert refused(shop.refresh()) == (401, "session_ended")
    assert refused(elsewhere.call("GET", "/me")) == (401, "login_required")
    page.reload()
    expect(page.get_by_text("This device", exact=True)).to_be_visible()


def test_the_applications_are_listed(user: BrowserUser) -> None:
    user.page.get_by_role("link", name="Applications").click()
    expect(user.page.get_by_role("link", name=re.compile("Shop"))).to_be_visible()


def test_a_changed_password_signs_out_elsewhere(stack: LocalStack, person: Person, user: BrowserUser) -> None:
    elsewhere = Login.fresh(person)
    page = user.page
    page.get_by_role("link", name="Security").click()
    page.get_by_label("Current password").fill("Wrong-horse-7-battery")
    page.get_by_label("New password").fill(NEW_PASSWORD)
    user.press("Change password")
    expect(page.get_by_text("The current password is not right.")).to_be_visible()
    page.get_by_label("Current password").fill(PASSWORD)
    user.press("Change password")
    expect(page.get_by_text("Your password is changed. You are signed out everywhere else.")).to_be_visible()
    assert refused(elsewhere.call("GET", "/me")) == (401, "login_required")
    assert _signs_in(stack, person.email, NEW_PASSWORD)
    assert not _signs_in(stack, person.email, PASSWORD)


def _signs_in(stack: LocalStack, email: str, password: str) -> bool:
    cognito = stack.client("cognito-idp")
    try:
        cognito.initiate_auth(
            ClientId=stack.site("sso")["config"]["client_id"],
            AuthFlow="USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": email, "PASSWORD": password},
        )
    except cognito.exceptions.NotAuthorizedException:
        return False
    return True


def test_a_second_factor_is_set_up_used_and_removed(
    stack: LocalStack, person: Person, user: BrowserUser
) -> None:
    page = user.page
    page.get_by_role("link", name="Security").click()
    user.press("Set up an authenticator app")
    page.get_by_label("Your password").fill(PASSWORD)
    user.press("Continue")
    expect(page.get_by_role("img", name="QR code with the key")).to_be_visible()
    secret = page.locator(".secret-key").inner_text()
    page.get_by_label("Code that the app shows").fill(code_for(secret))
    user.press("Finish the set-up")
    expect(page.get_by_text("Your authenticator app is set up.")).to_be_visible()

    # The next sign-in asks for it, and a wrong code opens nothing.
    page.context.clear_cookies()
    user.open("shop", "/orders")
    user.sign_in()
    page.get_by_label("Code from your authenticator app").fill("000000")
    user.press("Continue")
    expect(page.get_by_text("This code is not right.")).to_be_visible()
    page.get_by_label("Code from your authenticator app").fill(code_for(secret))
    user.press("Continue")
    user.should_be_at("shop", "/orders")

    user.open("sso", "/account/security")
    user.press("Remove the authenticator app")
    page.get_by_label("Your password").fill(PASSWORD)
    user.press("Remove the authenticator app")
    page.get_by_label("Code from your authenticator app").fill(code_for(secret))
    user.press("Remove the authenticator app")
    expect(page.get_by_text("The second factor is removed.")).to_be_visible()
    assert _signs_in(stack, person.email, PASSWORD)


@pytest.fixture
def shop(person: Person) -> ApplicationSession:
    session = Login.fresh(person).open("shop")
    assert session.place_order().status_code == 201
    return session


def test_a_deleted_account_leaves_nothing_of_the_user(
    stack: LocalStack, person: Person, user: BrowserUser, shop: ApplicationSession
) -> None:
    page = user.page
    page.get_by_role("link", name="Delete account").click()
    page.get_by_label("Your email address, to confirm").fill(person.email)
    page.get_by_label("Your password").fill(PASSWORD)
    user.press("Delete my account for good")
    expect(page.get_by_role("heading", name="Your account is deleted")).to_be_visible()
    assert refused(shop.refresh()) == (401, "session_ended")
    assert stack.items(f"user-{person.user_id}") == []
    assert f"user-{person.user_id}" not in [each["SK"]["S"] for each in stack.items("application-shop")]
    with pytest.raises(ClientError, match="UserNotFoundException"):
        attributes_at_cognito(stack, person.email)
    _wait_for_anonymised_orders(stack, page, claims_of(person.id_token)["sub"])
    user.open("sso", "/account")
    expect(page.get_by_label("Password", exact=True)).to_be_visible()


def _wait_for_anonymised_orders(stack: LocalStack, page: Page, user_id: str) -> None:
    """The shop hears of it by a message; its orders stay, without the user."""
    orders = stack.outputs["cognito-sso-local-shop"]["OrdersTableName"]
    for _ in range(50):
        items = stack.client("dynamodb").scan(TableName=orders)["Items"]
        if user_id not in repr(items):
            assert any(each["SK"]["S"].startswith("order-") for each in items)
            return
        page.wait_for_timeout(200)
    raise AssertionError("the shop's orders still name the deleted user")


def test_an_expired_login_asks_again_and_keeps_what_was_typed(person: Person, user: BrowserUser) -> None:
    page = user.page
    page.get_by_label("Your name").fill("Ada, Countess")
    page.context.clear_cookies()
    user.press("Save changes")
    expect(page.get_by_text("Please sign in again")).to_be_visible()
    page.get_by_role("dialog").get_by_label("Password", exact=True).fill(PASSWORD)
    user.press("Sign in and go on")
    expect(page.get_by_text("Your changes are saved.")).to_be_visible()
    expect(page.get_by_label("Your name")).to_have_value("Ada, Countess")
