"""Somebody whom an operator invited: the mailed password opens the door once, then it is the user's own."""

import pytest
from browser_user import BrowserUser
from local_stack import LocalStack
from playwright.sync_api import Page, expect

TEMPORARY = "Invitation-4-battery"
OWN_PASSWORD = "Another-horse-8-battery"


def invite(stack: LocalStack, email: str, *, name: str | None) -> str:
    """The id of a user whom Cognito has mailed a temporary password."""
    given = {"email": email, "email_verified": "true"} | ({} if name is None else {"name": name})
    answer = stack.client("cognito-idp").admin_create_user(
        UserPoolId=stack.site("sso")["config"]["user_pool_id"],
        Username=email,
        TemporaryPassword=TEMPORARY,
        UserAttributes=[{"Name": key, "Value": value} for key, value in given.items()],
        DesiredDeliveryMediums=["EMAIL"],
    )
    attributes = {each["Name"]: each["Value"] for each in answer["User"]["Attributes"]}
    sub: str = attributes["sub"]
    return sub


def make_member(stack: LocalStack, user_id: str) -> None:
    """Of the shop, as an operator's invitation does."""
    item = {
        "PK": "application-shop",
        "SK": f"user-{user_id}",
        "application_id": "shop",
        "user_id": user_id,
        "created_at": "2026-01-01T00:00:00Z",
    }
    stack.client("dynamodb").put_item(
        TableName=stack.outputs["cognito-sso-local"]["TableName"],
        Item={key: {"S": value} for key, value in item.items()},
    )


@pytest.fixture
def user(stack: LocalStack, page: Page) -> BrowserUser:
    return BrowserUser.at(stack, page)


def test_an_invited_member_chooses_a_password_and_is_let_in(stack: LocalStack, user: BrowserUser) -> None:
    user_id = invite(stack, user.email, name="Ada Lovelace")
    make_member(stack, user_id)
    page = user.page
    user.open("shop", "/orders")
    user.sign_in(TEMPORARY)
    expect(page.get_by_role("heading", name="Choose your own password")).to_be_visible()
    page.get_by_label("New password").fill("too short")
    user.press("Set the password and continue")
    expect(page.get_by_text("Choose a password that meets every rule below.")).to_be_visible()
    page.get_by_label("New password").fill(TEMPORARY)
    user.press("Set the password and continue")
    expect(page.get_by_text("Choose a password other than the temporary one.")).to_be_visible()
    page.get_by_label("New password").fill(OWN_PASSWORD)
    user.press("Set the password and continue")
    user.should_be_at("shop", "/orders")
    (profile,) = [each for each in stack.items(f"user-{user_id}") if each["SK"]["S"] == "user"]
    assert (profile["email"]["S"], profile["name"]["S"]) == (user.email, "Ada Lovelace")

    # The mailed password is spent, the chosen one lasts.
    page.context.clear_cookies()
    user.open("sso", "/account")
    user.sign_in(TEMPORARY)
    expect(page.get_by_text("The email address or the password is not right.")).to_be_visible()
    user.sign_in(OWN_PASSWORD)
    expect(page.get_by_role("heading", name="Profile")).to_be_visible()


def test_an_invited_user_without_a_name_is_asked_for_it(stack: LocalStack, user: BrowserUser) -> None:
    invite(stack, user.email, name=None)
    page = user.page
    user.open("sso", "/account")
    user.sign_in(TEMPORARY)
    page.get_by_label("New password").fill(OWN_PASSWORD)
    user.press("Sign in")
    expect(page.get_by_text("Enter your name.")).to_be_visible()
    page.get_by_label("Your name").fill("Ada Lovelace")
    user.press("Sign in")
    expect(page.get_by_role("heading", name="Profile")).to_be_visible()


def test_an_invited_user_may_change_his_mind_and_come_back(stack: LocalStack, user: BrowserUser) -> None:
    """The temporary password stays right until another takes its place."""
    invite(stack, user.email, name="Ada Lovelace")
    page = user.page
    user.open("sso", "/account")
    user.sign_in(TEMPORARY)
    user.press("Go back to the password")
    page.get_by_label("Password", exact=True).fill(TEMPORARY)
    user.press("Sign in")
    page.get_by_label("New password").fill(OWN_PASSWORD)
    user.press("Sign in")
    expect(page.get_by_role("heading", name="Profile")).to_be_visible()
