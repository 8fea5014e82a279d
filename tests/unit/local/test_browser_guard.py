"""Web pages cannot reach the emulator's own API; programs and the product's sites can."""

from collections.abc import Callable
from typing import Any

import pytest
from cognito_sso.local import asgi
from cognito_sso.local.browser_guard import BrowserGuard

Ask = Callable[..., asgi.Response]

SSO = "http://sso.localhost:4566"
STAFF_SSO = "http://staff.localhost:4566"
SIGN_UP = {"x-amz-target": "AWSCognitoIdentityProviderService.SignUp"}


@pytest.fixture
def guard(emulator_app: Any) -> BrowserGuard:
    return BrowserGuard(emulator_app, port=4566, cognito_labels=lambda: ["sso", "staff"])


@pytest.mark.parametrize(
    ("method", "path", "headers"),
    [
        ("POST", "/_ministack/reset", {"origin": "https://evil.example"}),
        ("POST", "/_ministack/reset", {"origin": "null"}),
        ("GET", "/2015-03-31/functions", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "cors"}),
        ("GET", "/2015-03-31/functions", {"sec-fetch-site": "same-site", "sec-fetch-mode": "no-cors"}),
        ("OPTIONS", "/", {"origin": "http://evil.localhost:4566"}),
        ("POST", "/", {"origin": "http://shop.localhost:4566", **SIGN_UP}),
        ("POST", "/", {"origin": SSO, "x-amz-target": "DynamoDB_20120810.Scan"}),
        ("POST", "/", {"origin": SSO, "x-amz-target": "AWSCognitoIdentityProviderService.AdminDeleteUser"}),
        ("POST", "/", {"origin": SSO}),
        ("POST", "/", {"origin": "http://sso.localhost:4567", **SIGN_UP}),
        ("POST", "/", {"origin": "https://sso.localhost:4566", **SIGN_UP}),
    ],
)
def test_a_page_is_refused_and_cannot_read_the_refusal(
    guard: BrowserGuard, emulator_app: Any, ask: Ask, method: str, path: str, headers: dict[str, str]
) -> None:
    answer = ask(guard, path, method=method, headers=headers)
    assert answer.status == 403
    assert emulator_app.scopes == []
    assert b"access-control-allow-origin" not in dict(answer.headers)


@pytest.mark.parametrize("host", ["evil.example:4566", "evil.example", "localhost.evil.example", "10.0.0.1"])
def test_a_foreign_name_for_this_machine_is_refused(guard: BrowserGuard, ask: Ask, host: str) -> None:
    assert ask(guard, "/_ministack/ses/messages", host=host).status == 403


@pytest.mark.parametrize(
    ("host", "method", "path", "headers"),
    [
        ("localhost:4566", "POST", "/", {"x-amz-target": "DynamoDB_20120810.Scan"}),
        ("127.0.0.1:4566", "GET", "/_ministack/health", {}),
        ("[::1]:4566", "GET", "/", {}),
        ("bucket.localhost:4566", "PUT", "/index.html", {}),
        ("localhost:4566", "GET", "/", {"sec-fetch-site": "none", "sec-fetch-mode": "navigate"}),
        ("localhost:4566", "GET", "/", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}),
        ("localhost:4566", "OPTIONS", "/", {"origin": SSO}),
        ("localhost:4566", "POST", "/", {"origin": SSO, **SIGN_UP}),
        ("localhost:4566", "POST", "/", {"origin": STAFF_SSO, **SIGN_UP}),
        (
            "d1.cloudfront.localhost:4566",
            "POST",
            "/api/get-session",
            {"origin": "http://shop.localhost:4566"},
        ),
        ("localhost:4566", "POST", "/_aws/execute-api/x/api/get-session", {"origin": "https://any.example"}),
    ],
)
def test_programs_and_the_products_own_pages_pass(
    guard: BrowserGuard,
    emulator_app: Any,
    ask: Ask,
    host: str,
    method: str,
    path: str,
    headers: dict[str, str],
) -> None:
    assert ask(guard, path, host=host, method=method, headers=headers).status == 200
    assert len(emulator_app.scopes) == 1


@pytest.mark.parametrize(
    "operation",
    [
        "RespondToAuthChallenge",
        "AssociateSoftwareToken",
        "VerifySoftwareToken",
        "SetUserMFAPreference",
        "ChangePassword",
        "ConfirmForgotPassword",
    ],
)
def test_the_sso_sites_pages_may_manage_an_account_and_no_other_page(
    guard: BrowserGuard, ask: Ask, operation: str
) -> None:
    target = {"x-amz-target": f"AWSCognitoIdentityProviderService.{operation}"}
    statuses = [
        ask(guard, method="POST", headers={"origin": origin, **target}).status
        for origin in (SSO, "http://shop.localhost:4566")
    ]
    assert statuses == [200, 403]
