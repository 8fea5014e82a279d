"""One sign-in for every application, and one sign-out, in a real browser."""

import pytest
from browser_user import BrowserUser
from local_stack import LocalStack, Person
from playwright.sync_api import BrowserContext, Page, expect


def member(stack: LocalStack, page: Page) -> BrowserUser:
    """Somebody who has just signed up at the shop and is let in at the outlet, too."""
    user = BrowserUser.at(stack, page)
    user.register_at("shop")
    user.enter_code(user.read_code())
    user.should_be_at("shop", "/orders")
    user.open("outlet")
    user.press("Sign in")
    user.press("Continue to Outlet")
    user.should_be_at("outlet", "/orders")
    return user


def test_the_second_application_shows_no_form(stack: LocalStack, context: BrowserContext) -> None:
    user = member(stack, context.new_page())
    tab = context.new_page()
    forms: list[str] = []
    tab.on("domcontentloaded", lambda page: forms.extend(_password_fields(page)))
    tab.goto(stack.url("outlet", "/orders"))
    tab.wait_for_url(stack.url("outlet", "/orders"))
    expect(tab.get_by_text("No orders yet")).to_be_visible()
    assert forms == []
    assert user.page.url == stack.url("outlet", "/orders")


def _password_fields(page: Page) -> list[str]:
    return page.locator("input[type=password]").all_text_contents()


def test_signing_out_at_one_application_ends_the_other(stack: LocalStack, context: BrowserContext) -> None:
    shop = context.new_page()
    outlet = context.new_page()
    member(stack, outlet)
    shop.goto(stack.url("shop", "/orders"))
    expect(shop.get_by_text("No orders yet")).to_be_visible()

    outlet.get_by_role("button", name="Sign out").click()
    outlet.wait_for_url(stack.url("outlet"))
    expect(outlet.get_by_text("You are signed out of Outlet.")).to_be_visible()

    # The shop's API hears of it within the five seconds of the local settings.
    shop.wait_for_timeout(5_500)
    BrowserUser.at(stack, shop).place_order()
    shop.wait_for_url(lambda url: url.startswith(stack.url("shop", "/signed-out")))
    expect(shop.get_by_role("heading", name="You were signed out")).to_be_visible()
    shop.get_by_role("button", name="Sign in again").click()
    expect(shop.get_by_label("Password", exact=True)).to_be_visible()


def test_a_refresh_after_the_sign_out_ends_at_the_signed_out_page(
    stack: LocalStack, context: BrowserContext
) -> None:
    """Also where an API does not ask for ended sessions: the token's time is nearly up."""
    shop = context.new_page()
    shop.clock.install()
    outlet = context.new_page()
    member(stack, outlet)
    shop.goto(stack.url("shop", "/orders"))
    expect(shop.get_by_text("No orders yet")).to_be_visible()
    outlet.get_by_role("button", name="Sign out").click()
    expect(outlet.get_by_text("You are signed out of Outlet.")).to_be_visible()
    shop.clock.fast_forward("59:30")
    with shop.expect_response(lambda response: response.url.endswith("/api/refresh-session")) as refreshed:
        shop.get_by_role("link", name="Paid", exact=True).click()
    assert refreshed.value.status == 401
    expect(shop.get_by_role("heading", name="You were signed out")).to_be_visible()


def test_a_token_is_refreshed_ahead_of_its_end_and_nobody_notices(
    stack: LocalStack, context: BrowserContext
) -> None:
    page = context.new_page()
    page.clock.install()
    user = BrowserUser.at(stack, page)
    user.register_at("shop")
    user.enter_code(user.read_code())
    user.should_be_at("shop", "/orders")
    expect(page.get_by_text("No orders yet")).to_be_visible()
    page.clock.fast_forward("59:30")
    with page.expect_response(lambda response: response.url.endswith("/api/refresh-session")) as refreshed:
        user.place_order()
    assert refreshed.value.status == 200
    expect(page.get_by_text("Thank you.")).to_be_visible()


def test_a_duplicated_tab_shares_one_refresh(stack: LocalStack, context: BrowserContext) -> None:
    """Five tabs with one session, as duplicating a tab makes them: one refresh serves them all."""
    first = context.new_page()
    first.clock.install()
    user = BrowserUser.at(stack, first)
    user.register_at("shop")
    user.enter_code(user.read_code())
    user.should_be_at("shop", "/orders")
    storage = first.evaluate("JSON.stringify({...sessionStorage})")
    tabs = [first, *(_duplicate(context, stack, storage) for _ in range(4))]
    refreshes: list[int] = []
    for tab in tabs:
        tab.on("response", lambda answer: _note_refresh(answer, refreshes))
        expect(tab.get_by_text("No orders yet")).to_be_visible()
    # One clock rules the whole browser profile.
    first.clock.fast_forward("59:30")
    for tab in tabs:
        tab.evaluate("document.querySelector('main nav a[href$=paid]').click()")
    for tab in tabs:
        expect(tab.get_by_text("No orders with this status")).to_be_visible()
    assert set(refreshes) == {200}
    assert len(refreshes) <= 2


def _duplicate(context: BrowserContext, stack: LocalStack, storage: str) -> Page:
    tab = context.new_page()
    # Only in this tab, and only until the page's own code has run once.
    tab.add_init_script(
        f"if (!sessionStorage.length && location.hostname.startsWith('shop'))"
        f" Object.entries({storage}).forEach(([key, value]) => sessionStorage.setItem(key, value))"
    )
    tab.goto(stack.url("shop", "/orders"))
    return tab


def _note_refresh(answer: object, refreshes: list[int]) -> None:
    if answer.url.endswith("/api/refresh-session"):  # type: ignore[attr-defined]  # a response
        refreshes.append(answer.status)  # type: ignore[attr-defined]  # the same


def test_another_tab_of_the_same_application_signs_in_by_itself(
    stack: LocalStack, context: BrowserContext
) -> None:
    user = BrowserUser.at(stack, context.new_page())
    user.register_at("shop")
    user.enter_code(user.read_code())
    user.should_be_at("shop", "/orders")
    tab = context.new_page()
    tab.goto(stack.url("shop"))
    expect(tab.get_by_text("You are signed in as Grace Hopper")).to_be_visible()


def test_a_stranger_is_never_bounced(stack: LocalStack, page: Page) -> None:
    visited: list[str] = []
    page.on("framenavigated", lambda frame: visited.append(frame.url))
    page.goto(stack.url("shop"))
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    assert set(visited) == {stack.url("shop")}


def test_a_link_that_would_sign_out_asks_first(stack: LocalStack, page: Page) -> None:
    user = BrowserUser.at(stack, page)
    user.register_at("shop")
    user.enter_code(user.read_code())
    user.should_be_at("shop", "/orders")
    user.open("sso", "/sign-out?application_id=shop&channel_id=web")
    expect(page.get_by_role("heading", name="Sign out everywhere?")).to_be_visible()
    page.get_by_role("link", name="Stay signed in").click()
    page.wait_for_url(lambda url: url.startswith(stack.url("shop")))
    user.open("sso", "/account")
    expect(page.get_by_text(user.email).first).to_be_visible()


def test_an_application_by_invitation_says_so(stack: LocalStack, page: Page) -> None:
    table = stack.client("dynamodb")
    key = {"PK": {"S": "application-outlet"}, "SK": {"S": "application"}}
    enrol = {"Key": key, "TableName": stack.outputs["cognito-sso-local"]["TableName"]}
    change = {"UpdateExpression": "SET enrolment = :kind"}
    table.update_item(**enrol, **change, ExpressionAttributeValues={":kind": {"S": "invite"}})
    try:
        page.goto(stack.url("outlet", "/orders"))
        BrowserUser(stack, page, Person.registered(stack).email).sign_in()
        expect(page.get_by_role("heading", name="Outlet is by invitation")).to_be_visible()
        expect(page.get_by_role("link", name="Back to Outlet")).to_be_visible()
    finally:
        table.update_item(**enrol, **change, ExpressionAttributeValues={":kind": {"S": "open"}})


@pytest.mark.parametrize("prompt", ["none", "login"])
def test_prompts_with_a_live_login(stack: LocalStack, page: Page, prompt: str) -> None:
    user = BrowserUser.at(stack, page)
    user.register_at("shop")
    user.enter_code(user.read_code())
    user.should_be_at("shop", "/orders")
    query = (
        f"application_id=shop&channel_id=web&state=s&code_challenge={'A' * 43}"
        f"&code_challenge_method=S256&prompt={prompt}"
    )
    visited: list[str] = []
    page.on("framenavigated", lambda frame: visited.append(frame.url))
    user.open("sso", f"/authorize?{query}")
    if prompt == "login":
        expect(page.get_by_label("Password", exact=True)).to_be_visible()
    else:
        page.wait_for_url(lambda url: url.startswith(stack.url("shop", "/success")))
        assert any(url.startswith(stack.url("shop", "/success?session_id=")) for url in visited)
