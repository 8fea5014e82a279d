"""A person at a browser: finds things by what they say, not by how they are built."""

import secrets
from dataclasses import dataclass

from local_stack import PASSWORD, LocalStack
from playwright.sync_api import Locator, Page, expect

MOST_TABS = 30


@dataclass
class BrowserUser:
    """One person with one tab."""

    stack: LocalStack
    page: Page
    email: str

    @classmethod
    def at(cls, stack: LocalStack, page: Page) -> "BrowserUser":
        return cls(stack, page, f"{secrets.token_hex(6)}@example.com")

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def tab_to(self, target: Locator) -> None:
        """Press Tab until `target` has the focus, as far as a page of this size can go."""
        expect(target).to_be_visible()
        for _ in range(MOST_TABS):
            if target.evaluate("element => element === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{target} cannot be reached by the Tab key")

    def open(self, label: str, path: str = "/") -> None:
        self.page.goto(self.stack.url(label, path))

    def fill_registration(self) -> None:
        self.page.get_by_label("Your name").fill("Grace Hopper")
        self.page.get_by_label("Email address").fill(self.email)
        self.page.get_by_label("Password", exact=True).fill(PASSWORD)
        self.press("Create account")

    def register_at(self, label: str) -> None:
        """From the application's home page to its code page."""
        self.open(label)
        self.press("Create account")
        expect(self.page.get_by_role("heading", name="Create your account")).to_be_visible()
        self.fill_registration()
        expect(self.page.get_by_role("heading", name="Enter the code")).to_be_visible()

    def read_code(self) -> str:
        """The code, read at the mailbox page in a tab of its own."""
        mailbox = self.page.context.new_page()
        mailbox.goto(self.stack.url("mailbox"))
        expect(mailbox.get_by_text(self.email).first).to_be_visible()
        mailbox.close()
        return self.stack.code_for(self.email)

    def enter_code(self, code: str) -> None:
        self.page.get_by_label("Code from the email").fill(code)
        self.press("Confirm email")

    def sign_in(self, password: str = PASSWORD) -> None:
        """On the SSO's sign-in form."""
        self.page.get_by_label("Email address").fill(self.email)
        self.page.get_by_label("Password", exact=True).fill(password)
        self.press("Sign in")

    def place_order(self) -> None:
        """From the list of orders to the new order's own page, unless the session has ended."""
        self.page.get_by_role("link", name="Place an order").click()
        self.page.get_by_role("button", name="One more: Enamel mug").click()
        self.press("Place the order")

    def place_order_and_be_thanked(self) -> None:
        self.place_order()
        expect(self.page.get_by_text("Thank you. Your order of €12.50 is placed.")).to_be_visible()

    def should_be_at(self, label: str, path: str) -> None:
        self.page.wait_for_url(self.stack.url(label, path))
