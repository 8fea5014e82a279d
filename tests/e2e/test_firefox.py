"""The product's main job in Firefox, from registration to the sign-out; and the browser's own language."""

import re
import secrets

from firefox import Firefox, firefox
from local_stack import PASSWORD, LocalStack

NO_ORDERS = "No orders yet"
BREACH = """new Promise((refused) => {
  addEventListener('securitypolicyviolation', () => refused());
  new Image().src = 'https://elsewhere.example/pixel.png';
})"""


def test_from_registration_to_the_sign_out_everywhere(stack: LocalStack) -> None:
    email = f"{secrets.token_hex(6)}@example.com"
    with firefox() as user:
        # 1. and 2. Register, with the code by email.
        user.open(stack.url("shop"))
        user.press("Create account")
        user.should_have("heading", "Create your account")
        user.fill("Your name", "Grace Hopper")
        user.fill("Email address", email)
        user.fill("Password", PASSWORD)
        user.press("Create account")
        user.should_have("heading", "Enter the code")
        code = mailed_code(user, stack, email)
        user.fill("Code from the email", code)
        user.press("Confirm email")

        # 3. to 5. A member, sent back with a session, who may see the orders.
        user.should_be_at(stack.url("shop", "/orders"))
        user.should_show(NO_ORDERS)

        # The second application asks for no password, and from then on for nothing.
        user.open(stack.url("outlet"))
        user.press("Sign in")
        user.press("Continue to Outlet")
        user.should_be_at(stack.url("outlet", "/orders"))
        user.should_show(NO_ORDERS)
        with user.another_tab():
            user.open(stack.url("outlet", "/orders"))
            user.should_show(NO_ORDERS)
            user.should_be_at(stack.url("outlet", "/orders"))

        # Out at one is out at all.
        user.press("Sign out")
        user.should_show("You are signed out of Outlet.")
        with user.another_tab():
            user.open(stack.url("shop", "/orders"))
            user.should_show("Your password is never shared with Shop.")

        # Nothing was complained of, and a complaint would have been heard.
        assert user.complaints == []
        user.run(BREACH)
        assert any("img-src" in complaint for complaint in user.complaints)


def mailed_code(user: Firefox, stack: LocalStack, email: str) -> str:
    """The code that the mailbox page shows."""
    with user.another_tab():
        user.open(stack.url("mailbox", f"/?to={email}"))
        user.should_have("heading", "Your confirmation code for Shop")
        found = re.search(r"^(\d{6})\b", user.run("document.body.innerText"), re.MULTILINE)
    assert found is not None
    return found.group(1)


def test_the_language_is_the_browsers(stack: LocalStack) -> None:
    with firefox(languages="xx, ar-EG, en") as user:
        for url in (stack.url("shop"), stack.url("sso", "/account")):
            user.open(url)
            user.should_become(r"/\p{Script=Arabic}/u.test(document.querySelector('h1')?.innerText)")
            assert user.run("document.documentElement.lang") == "ar"
            assert user.run("getComputedStyle(document.querySelector('h1')).direction") == "rtl"
        assert user.complaints == []
