"""Fixation, login CSRF and cross-site requests against the SSO cookie."""

import pytest
from browser_user import BrowserUser
from local_stack import LocalStack, Person
from playwright.sync_api import BrowserContext, Page, expect
from signed_in import Login, refused

FORBIDDEN = (403, "forbidden_origin")
CALLS = [
    ("POST", "/join-application"),
    ("POST", "/init-session"),
    ("POST", "/logout"),
    ("PATCH", "/me"),
    ("DELETE", "/sessions"),
    ("DELETE", "/sessions/0199f7a0-0000-7000-8000-000000000000"),
]
FOREIGN = [
    {"Origin": "http://evil.example", "Sec-Fetch-Site": "cross-site"},
    {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
    {"Origin": "http://evil.example"},
    {"Origin": "http://evil.example", "X-Site-Host": "evil.example", "X-Forwarded-Host": "evil.example"},
    {"Sec-Fetch-Site": "same-site"},
]
SIGN_IN = {
    "application_id": "shop",
    "channel_id": "web",
    "state": "s",
    "code_challenge": "A" * 43,
    "code_challenge_method": "S256",
    "name": "Mallory",
}


@pytest.fixture(scope="module")
def login(stack: LocalStack) -> Login:
    """One for all attacks that it outlives."""
    return Login.fresh(Person.registered(stack))


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
@pytest.mark.parametrize(("method", "path"), CALLS)
def test_another_sites_page_cannot_use_the_cookie(
    stack: LocalStack, login: Login, method: str, path: str, headers: dict[str, str]
) -> None:
    cookie = {"Cookie": f"__Host-sso={login.cookie}"}
    answer = stack.call("sso", method, path, json=SIGN_IN, headers=cookie | headers)
    assert refused(answer) == FORBIDDEN
    assert "Set-Cookie" not in answer.headers
    assert login.call("GET", "/me").json()["name"] == "Ada Lovelace"


def test_a_form_of_another_site_signs_nobody_out(stack: LocalStack, context: BrowserContext) -> None:
    """A real cross-site POST: the browser keeps the cookie back, and the API wants JSON of its own pages."""
    page = context.new_page()
    user = BrowserUser.at(stack, page)
    user.register_at("shop")
    user.enter_code(user.read_code())
    user.should_be_at("shop", "/orders")
    page.route(
        "http://evil.localhost/", lambda route: route.fulfill(body=_form(stack), content_type="text/html")
    )
    page.goto("http://evil.localhost/")
    with page.expect_response(lambda response: response.url.endswith("/api/logout")) as received:
        page.get_by_role("button").click()
    assert received.value.status >= 400
    user.open("sso", "/account")
    expect(page.get_by_text(user.email).first).to_be_visible()


def _form(stack: LocalStack) -> str:
    return f'<form method="post" action="{stack.url("sso", "/api/logout")}"><button>Win</button></form>'


def test_a_planted_cookie_is_worthless_after_the_victims_login(stack: LocalStack, person: Person) -> None:
    attacker = Login.fresh(Person.registered(stack))
    answer = stack.call("sso", "POST", "/sso-session", headers=attacker.headers() | person.bearer())
    assert answer.status_code == 201
    assert answer.cookies["__Host-sso"] != attacker.cookie
    assert refused(attacker.call("GET", "/me")) == (401, "login_required")


def test_a_new_login_of_the_same_user_replaces_the_cookies_value(stack: LocalStack, person: Person) -> None:
    before = Login.fresh(person)
    shop = before.open("shop")
    answer = stack.call("sso", "POST", "/sso-session", headers=before.headers() | person.bearer())
    after = Login(person, answer.cookies["__Host-sso"])
    assert refused(before.call("GET", "/me")) == (401, "login_required")
    assert after.call("GET", "/me").json()["user_id"] == person.user_id
    assert shop.refresh().status_code == 200


def test_an_attackers_success_link_signs_the_victim_in_nowhere(stack: LocalStack, page: Page) -> None:
    """Login CSRF: a genuine, unredeemed hand-off of the attacker's own account."""
    attacker = Person.registered(stack)
    hand_off = attacker.begin("shop")
    page.goto(stack.url("shop", f"/success?session_id={hand_off.session_id}&state=some-state"))
    expect(page.get_by_text("This sign-in was not begun in this tab")).to_be_visible()
    assert page.evaluate("Object.values(sessionStorage).join().includes('eyJ')") is False
    # It was not even redeemed.
    assert hand_off.redeem().status_code == 200
