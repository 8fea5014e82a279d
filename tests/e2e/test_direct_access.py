"""The APIs answer behind their sites only: whoever comes past the CDN, and its firewall, is refused."""

import json

import httpx
import pytest
from local_stack import LocalStack

KEY = "x-api-key"
BACKENDS = {"sso": ("cognito-sso-local", "Sso"), "shop": ("cognito-sso-local-shop", "Application")}


def own_address(stack: LocalStack, label: str) -> str:
    """Where the API itself is, as anybody may find out."""
    output = stack.output("SsoOperations" if label == "sso" else f"Application{label.capitalize()}")
    address: str = json.loads(output)["api_endpoint"]
    return address


def origin_key(stack: LocalStack, label: str) -> str:
    """What the site's CDN shows to its API."""
    stack_name, construct_id = BACKENDS[label]
    secret = stack.resource(stack_name, f"{construct_id}BackendOriginKeySecret")
    value: str = stack.client("secretsmanager").get_secret_value(SecretId=secret)["SecretString"]
    return value


def logged(stack: LocalStack, label: str, text: str) -> bool:
    stack_name, construct_id = BACKENDS[label]
    group = stack.resource(stack_name, f"{construct_id}BackendRestLog")
    events = stack.client("logs").filter_log_events(logGroupName=group)["events"]
    return any(text in event["message"] for event in events)


@pytest.mark.parametrize("label", BACKENDS)
@pytest.mark.parametrize("method", ["GET", "POST", "PATCH", "DELETE", "OPTIONS", "HEAD"])
@pytest.mark.parametrize("headers", [{}, {KEY: "guess" * 10}], ids=["no key", "guessed key"])
def test_past_the_site_everything_is_refused(
    stack: LocalStack, label: str, method: str, headers: dict[str, str]
) -> None:
    for path in ("/health", "/no/such/route"):
        answer = httpx.request(method, own_address(stack, label) + path, headers=headers, timeout=30)
        assert answer.status_code == 403
        assert answer.headers["Cache-Control"] == "no-store"
        if method != "HEAD":
            assert set(answer.json()) == {"error", "message", "request_id"}
            assert answer.json()["error"] == "forbidden"


def test_the_key_of_another_site_opens_nothing(stack: LocalStack) -> None:
    address = own_address(stack, "sso") + "/health"
    assert httpx.get(address, headers={KEY: origin_key(stack, "shop")}, timeout=30).status_code == 403
    assert httpx.get(address, headers={KEY: origin_key(stack, "sso")}, timeout=30).status_code == 200


@pytest.mark.parametrize("label", BACKENDS)
def test_through_the_site_the_key_is_the_cdns_whatever_the_visitor_sends(
    stack: LocalStack, label: str
) -> None:
    for headers in ({}, {KEY: "guess" * 10}):
        answer = stack.call(label, "GET", "/health", headers=headers)
        assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
        assert KEY not in answer.headers


def test_no_function_runs_for_who_is_refused(stack: LocalStack) -> None:
    refused = httpx.get(own_address(stack, "shop") + "/orders", timeout=30).json()
    seen = stack.call("shop", "GET", "/orders").json()
    assert (refused["error"], seen["error"]) == ("forbidden", "missing_token")
    assert logged(stack, "shop", seen["request_id"])
    assert not logged(stack, "shop", refused["request_id"])
