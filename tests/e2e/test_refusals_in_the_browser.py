"""What a person sees when something is wrong: a sentence and a way on, never a redirect to a stranger."""

import pytest
from browser_user import BrowserUser
from local_stack import LocalStack
from playwright.sync_api import Page, expect

CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"


def authorize(**changes: str) -> str:
    query = {
        "application_id": "shop",
        "channel_id": "web",
        "state": "some-state",
        "code_challenge": CHALLENGE,
        "code_challenge_method": "S256",
    } | changes
    return "/authorize?" + "&".join(f"{key}={value}" for key, value in query.items())


def test_a_wrong_code_is_said_and_can_be_corrected(stack: LocalStack, page: Page) -> None:
    user = BrowserUser.at(stack, page)
    user.register_at("shop")
    right = user.read_code()
    user.enter_code("000000" if right != "000000" else "000001")
    expect(page.get_by_text("This code is not right.")).to_be_visible()
    expect(page.get_by_label("Code from the email")).to_be_focused()
    user.enter_code(f" {right[:3]} {right[3:]} ")
    user.should_be_at("shop", "/orders")


def test_a_wrong_password_and_an_unknown_email_get_the_same_answer(stack: LocalStack, page: Page) -> None:
    sentence = "The email address or the password is not right."
    for email in ("demo@example.com", "nobody@example.com"):
        page.goto(stack.url("shop", "/orders"))
        BrowserUser(stack, page, email).sign_in("Wrong-password-1!")
        expect(page.get_by_text(sentence)).to_be_visible()
        expect(page.get_by_label("Password", exact=True)).to_have_attribute("aria-invalid", "true")


def test_a_taken_email_looks_like_a_fresh_one(stack: LocalStack, page: Page) -> None:
    user = BrowserUser(stack, page, "demo@example.com")
    user.open("shop")
    user.press("Create account")
    user.fill_registration()
    expect(page.get_by_role("heading", name="Enter the code")).to_be_visible()


def test_a_blocked_domain_is_refused_at_the_form(stack: LocalStack, page: Page) -> None:
    user = BrowserUser(stack, page, "someone@blocked.example")
    user.open("shop")
    user.press("Create account")
    user.fill_registration()
    expect(page.get_by_text("An account cannot be created with this email address.")).to_be_visible()


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        ({"application_id": "nowhere"}, "We do not know this application"),
        ({"channel_id": "admin"}, "This way in is not registered"),
        ({"code_challenge": "short"}, "This sign-in link is incomplete"),
        ({"code_challenge_method": "plain"}, "This sign-in link is incomplete"),
    ],
)
def test_a_bad_request_shows_a_page_and_redirects_nowhere(
    stack: LocalStack, page: Page, changes: dict[str, str], title: str
) -> None:
    url = stack.url("sso", authorize(**changes, return_url="http://evil.example/"))
    page.goto(url)
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    assert page.url == url


def test_a_return_url_in_the_request_is_ignored(stack: LocalStack, page: Page) -> None:
    page.goto(stack.url("sso", authorize(return_url="http://evil.example/")))
    page.get_by_role("link", name="Cancel and go back to Shop").click()
    page.wait_for_url(lambda url: url.startswith(stack.url("shop", "/success")))


def test_a_replayed_success_url_signs_nobody_in(stack: LocalStack, page: Page) -> None:
    """The victim of a login CSRF opens an attacker's link: the tab never began that sign-in."""
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(stack.url("shop", f"/success?session_id={'A' * 86}&state=attackers"))
    expect(page.get_by_text("This sign-in was not begun in this tab")).to_be_visible()
    assert not [url for url in requests if "/api/get-session" in url]


def test_no_prompt_comes_back_with_login_required(stack: LocalStack, page: Page) -> None:
    visited: list[str] = []
    page.on("framenavigated", lambda frame: visited.append(frame.url))
    page.goto(stack.url("sso", authorize(prompt="none")))
    page.wait_for_url(lambda url: url.startswith(stack.url("shop", "/success")))
    assert stack.url("shop", "/success?error=login_required&state=some-state") in visited


def test_cancelling_says_so_at_the_application(stack: LocalStack, page: Page) -> None:
    user = BrowserUser.at(stack, page)
    user.open("shop")
    user.press("Sign in")
    page.get_by_role("link", name="Cancel and go back to Shop").click()
    expect(page.get_by_text("You cancelled the sign-in.")).to_be_visible()
    expect(page.get_by_role("button", name="Try again")).to_be_visible()


def test_deep_links_and_unknown_pages_have_an_answer(stack: LocalStack, page: Page) -> None:
    for label, title in (("shop", "Page not found"), ("sso", "There is no such page")):
        page.goto(stack.url(label, "/no/such/page"))
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
