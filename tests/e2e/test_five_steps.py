"""The product's main job, in a real browser: from nothing to an order of one's own."""

from browser_user import BrowserUser
from local_stack import PASSWORD, LocalStack
from playwright.sync_api import BrowserContext, Page, expect


def test_from_registration_to_an_order_that_stays(stack: LocalStack, page: Page) -> None:
    redirects: list[str] = []
    page.on("framenavigated", lambda frame: redirects.append(frame.url))
    user = BrowserUser.at(stack, page)

    # 1. Register, sent from the client to the SSO.
    user.register_at("shop")
    assert any(url.startswith(stack.url("sso", "/authorize?application_id=shop")) for url in redirects)

    # 2. The code by email; the user is in Cognito and in DynamoDB.
    user.enter_code(user.read_code())
    user.should_be_at("shop", "/orders")
    account = stack.client("cognito-idp").admin_get_user(
        UserPoolId=stack.site("sso")["config"]["user_pool_id"], Username=user.email
    )
    attributes = {each["Name"]: each["Value"] for each in account["UserAttributes"]}
    assert account["UserStatus"] == "CONFIRMED"
    assert attributes["email_verified"] == "true"
    user_key = f"user-{attributes['sub']}"
    items = {each["SK"]["S"]: each for each in stack.items(user_key)}
    assert items["user"]["name"] == {"S": "Grace Hopper"}
    assert items["user"]["accepts_marketing"] == {"BOOL": False}

    # 3. The membership.
    assert user_key in [each["SK"]["S"] for each in stack.items("application-shop")]

    # 4. The session went by URL, is spent, and has left the address bar.
    assert any(url.startswith(stack.url("shop", "/success?session_id=")) for url in redirects)
    statuses = [each["status"] for key, each in items.items() if key.startswith("session-")]
    assert statuses == [{"S": "active"}]
    assert "session_id" not in page.url

    # 5. Orders, queried with the verified token.
    expect(page.get_by_text("No orders yet")).to_be_visible()
    user.place_order_and_be_thanked()
    page.get_by_role("link", name="All your orders").click()
    expect(page.get_by_role("article")).to_have_count(1)
    page.reload()
    expect(page.get_by_role("article")).to_have_count(1)
    user.should_be_at("shop", "/orders")


def test_no_token_is_in_any_url_and_no_cognito_refresh_token_in_the_browser(
    stack: LocalStack, page: Page
) -> None:
    urls: list[str] = []
    page.on("request", lambda request: urls.append(request.url))
    user = BrowserUser.at(stack, page)
    user.register_at("shop")
    user.enter_code(user.read_code())
    user.should_be_at("shop", "/orders")
    expect(page.get_by_text("No orders yet")).to_be_visible()
    assert not [url for url in urls if "eyJ" in url]
    stored = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert page.evaluate("localStorage.length") == 0
    # Cognito's refresh token is a JWE of five parts; ours is 86 characters without a dot.
    assert not [word for word in stored.split('"') if word.count(".") == 4]


def test_the_second_application_asks_for_no_password(stack: LocalStack, context: BrowserContext) -> None:
    page = context.new_page()
    user = BrowserUser.at(stack, page)
    user.register_at("shop")
    user.enter_code(user.read_code())
    user.should_be_at("shop", "/orders")
    user.open("outlet")
    user.press("Sign in")
    user.press("Continue to Outlet")
    user.should_be_at("outlet", "/orders")
    expect(page.get_by_text("No orders yet")).to_be_visible()


def test_a_known_user_signs_in_and_out(stack: LocalStack, page: Page) -> None:
    page.goto(stack.url("shop", "/orders"))
    BrowserUser(stack, page, "demo@example.com").sign_in("Demo-password-1!")
    page.wait_for_url(stack.url("shop", "/orders"))
    expect(page.get_by_role("link", name="Place an order")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Welcome to Shop")).to_be_visible()
    assert page.evaluate("Object.values(sessionStorage).join().includes('eyJ')") is False


def test_the_keyboard_alone_suffices(stack: LocalStack, page: Page) -> None:
    user = BrowserUser.at(stack, page)
    user.open("shop")
    user.tab_to(page.get_by_role("button", name="Create account"))
    page.keyboard.press("Enter")
    expect(page.get_by_label("Your name")).to_be_focused()
    page.keyboard.type("Grace Hopper")
    user.tab_to(page.get_by_label("Email address"))
    page.keyboard.type(user.email)
    user.tab_to(page.get_by_label("Password", exact=True))
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_label("Code from the email")).to_be_focused()
    page.keyboard.type(stack.code_for(user.email))
    page.keyboard.press("Enter")
    user.should_be_at("shop", "/orders")
    user.tab_to(page.get_by_role("link", name="Place an order"))
    page.keyboard.press("Enter")
    user.tab_to(page.get_by_label("Enamel mug", exact=True))
    page.keyboard.type("2")
    user.tab_to(page.get_by_role("button", name="Place the order"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Thank you. Your order of €25.00 is placed.")).to_be_visible()
    user.tab_to(page.get_by_role("link", name="Your orders", exact=True))
    page.keyboard.press("Enter")
    user.tab_to(page.get_by_role("article").get_by_role("link"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("€12.50 each")).to_be_visible()


def test_nothing_overflows_a_320_pixel_screen(stack: LocalStack, page: Page) -> None:
    def fits() -> bool:
        fits: bool = page.evaluate("document.documentElement.scrollWidth <= 320")
        return fits

    page.set_viewport_size({"width": 320, "height": 640})
    user = BrowserUser.at(stack, page)
    user.open("shop")
    expect(page.get_by_role("button", name="Create account")).to_be_visible()
    assert fits()
    user.register_at("shop")
    assert fits()
    user.enter_code(user.read_code())
    user.should_be_at("shop", "/orders")
    user.place_order_and_be_thanked()
    assert fits()
    page.get_by_role("link", name="All your orders").click()
    expect(page.get_by_role("article")).to_have_count(1)
    assert fits()
    user.open("outlet")
    user.press("Sign in")
    expect(page.get_by_role("button", name="Continue to Outlet")).to_be_visible()
    assert fits()
    page.goto(stack.url("mailbox"))
    assert fits()


def test_the_pages_break_no_content_security_policy(stack: LocalStack, page: Page) -> None:
    complaints: list[str] = []
    failed: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("requestfailed", lambda request: failed.append(request.url))
    user = BrowserUser.at(stack, page)
    user.register_at("shop")
    user.enter_code(user.read_code())
    user.should_be_at("shop", "/orders")
    expect(page.get_by_text("No orders yet")).to_be_visible()
    assert complaints == []
    assert failed == []
