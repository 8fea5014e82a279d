"""The mailbox page: new mail comes by itself, codes are copied by keyboard, and hostile mail gets nowhere."""

import secrets
import socket
from collections.abc import Iterator

import pytest
from browser_user import BrowserUser
from local_stack import PASSWORD, LocalStack
from playwright.sync_api import Page, Request, expect

SENDER = "sender@example.com"


@pytest.fixture
def recipient() -> str:
    return f"{secrets.token_hex(6)}@example.com"


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A server elsewhere, which no mail may reach."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


def sign_up(stack: LocalStack, email: str, *, language: str) -> None:
    stack.client("cognito-idp").sign_up(
        ClientId=stack.site("sso")["config"]["client_id"],
        Username=email,
        Password=PASSWORD,
        UserAttributes=[{"Name": "email", "Value": email}, {"Name": "name", "Value": "Ada Lovelace"}],
        ClientMetadata={"application_id": "shop", "language": language},
    )


def send(stack: LocalStack, email: str, *, subject: str, html: str) -> None:
    sender = stack.client("ses")
    sender.verify_email_identity(EmailAddress=SENDER)
    sender.send_email(
        Source=SENDER,
        Destination={"ToAddresses": [email]},
        Message={"Subject": {"Data": subject}, "Body": {"Html": {"Data": html}}},
    )


def test_new_mail_comes_by_itself_and_is_announced_and_leaves_the_focus_alone(
    stack: LocalStack, page: Page, recipient: str
) -> None:
    page.goto(stack.url("mailbox", f"/?to={recipient}"))
    expect(page.get_by_role("heading", name=f"No mail to “{recipient}” yet")).to_be_visible()
    page.get_by_label("Recipient").focus()
    sign_up(stack, recipient, language="en")
    expect(page.get_by_role("article")).to_have_count(1)
    expect(page.get_by_role("status")).to_have_text(
        f"New mail to {recipient}: Your confirmation code for Shop."
    )
    expect(page.get_by_label("Recipient")).to_be_focused()
    assert page.title() == "Mailbox (1)"


def test_a_code_is_copied_by_keyboard(stack: LocalStack, page: Page, recipient: str) -> None:
    sign_up(stack, recipient, language="en")
    code = stack.code_for(recipient)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(stack.url("mailbox", f"/?to={recipient}"))
    user = BrowserUser(stack, page, recipient)
    user.tab_to(page.get_by_role("button", name=f"Copy code {code}"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text(f"Code {code} copied.")
    assert page.evaluate("navigator.clipboard.readText()") == code


def test_a_mail_is_shown_as_it_was_sent_and_as_plain_text(
    stack: LocalStack, page: Page, recipient: str
) -> None:
    sign_up(stack, recipient, language="ar")
    page.goto(stack.url("mailbox", f"/?to={recipient}"))
    mail = page.frame_locator("iframe")
    expect(mail.get_by_text(stack.code_for(recipient))).to_be_visible()
    assert mail.locator("h1").evaluate("heading => getComputedStyle(heading).direction") == "rtl"
    page.get_by_role("radio", name="Plain text").check()
    expect(page.locator("iframe")).to_be_hidden()
    expect(page.locator(".text")).to_contain_text(stack.code_for(recipient))


@pytest.mark.parametrize("attributes", ["", "target=_top rel=opener", "target=_self rel=opener"])
def test_a_link_in_a_mail_leaves_the_mailbox_as_it_is(
    stack: LocalStack, page: Page, recipient: str, attributes: str
) -> None:
    html = f"<!doctype html><p>Sign in at <a {attributes} href={stack.url('shop')}>the shop</a></p>"
    send(stack, recipient, subject="Welcome", html=html)
    page.goto(stack.url("mailbox", f"/?to={recipient}"))
    with page.context.expect_page() as opened:
        page.frame_locator("iframe").get_by_role("link", name="the shop").click()
    expect(opened.value.get_by_role("heading", name="Welcome to Shop")).to_be_visible()
    assert opened.value.evaluate("window.opener") is None
    assert page.url == stack.url("mailbox", f"/?to={recipient}")
    expect(page.frame_locator("iframe").get_by_role("link", name="the shop")).to_be_visible()


def test_a_hostile_mail_runs_nothing_and_calls_nobody(
    stack: LocalStack, page: Page, recipient: str, listener: socket.socket
) -> None:
    elsewhere = f"http://127.0.0.1:{listener.getsockname()[1]}"
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request) if request.url.startswith(elsewhere) else None)
    html = (
        f"<script>top.document.title = 'taken'</script><img src={elsewhere}/image onerror=\"alert(1)\">"
        f'<style>@import "{elsewhere}/style"; body {{ background: url({elsewhere}/ground) }}</style>'
        f'<meta http-equiv="refresh" content="0;url={elsewhere}/next"><iframe src={elsewhere}/frame></iframe>'
        f"<link rel=preconnect href={elsewhere}><svg onload=alert(1)></svg><p>The end</p>"
    )
    send(stack, recipient, subject="<script>alert(1)</script>", html=html)
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto(stack.url("mailbox", f"/?to={recipient}"))
    expect(page.get_by_role("heading", name="<script>alert(1)</script>")).to_be_visible()
    expect(page.frame_locator("iframe").get_by_text("The end")).to_be_visible()
    assert page.title() == "Mailbox (1)"
    page.goto(stack.url("mailbox", page.locator("iframe").get_attribute("src") or ""))
    expect(page.get_by_text("The end")).to_be_visible()
    assert page.evaluate("origin") == "null"
    assert [request.url for request in asked if request.failure is None] == []
    with pytest.raises(BlockingIOError):
        listener.accept()
