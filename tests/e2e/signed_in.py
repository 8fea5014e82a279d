"""A login at the SSO and the application sessions begun from it, over the HTTP API, as a browser has them."""

from dataclasses import dataclass, field
from typing import Any

import httpx
from local_stack import HandOff, LocalStack, Person

SAMPLE_ORDER = {"items": [{"item_id": "mug", "quantity": 2, "price": 9.5}], "currency": "EUR"}


@dataclass
class ApplicationSession:
    """What an application's page holds; `tokens` is the newest token set."""

    stack: LocalStack
    application_id: str
    session_id: str
    tokens: dict[str, Any] = field(repr=False)

    @classmethod
    def redeemed(cls, hand_off: HandOff) -> "ApplicationSession":
        answer = hand_off.redeem()
        assert answer.status_code == 200, answer.text
        body = answer.json()
        return cls(hand_off.stack, hand_off.application_id, body["session"]["id"], body["token_set"])

    @property
    def handle(self) -> str:
        text: str = self.tokens["refresh_token"]
        return text

    def refresh(self, handle: str | None = None, **changes: str) -> httpx.Response:
        """Refresh with the newest handle, or with the given one; a success replaces the tokens."""
        body = {"application_id": self.application_id, "refresh_token": handle or self.handle} | changes
        answer = self._cross_origin("/refresh-session", body)
        if answer.status_code == 200 and handle is None:
            self.tokens = answer.json()["token_set"]
        return answer

    def logout(self, **changes: str) -> httpx.Response:
        body = {"application_id": self.application_id, "refresh_token": self.handle} | changes
        return self._cross_origin("/logout", body)

    def orders(self) -> httpx.Response:
        return self.stack.call(self.application_id, "GET", "/orders", headers=self.bearer())

    def place_order(self, key: str = "key-1") -> httpx.Response:
        headers = self.bearer() | {"Idempotency-Key": key}
        return self.stack.call(self.application_id, "POST", "/orders", json=SAMPLE_ORDER, headers=headers)

    def bearer(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.tokens['id_token']}"}

    def _cross_origin(self, path: str, body: dict[str, str]) -> httpx.Response:
        origin = {"Origin": self.stack.url(self.application_id, ""), "Sec-Fetch-Site": "cross-site"}
        return self.stack.call("sso", "POST", path, json=body, headers=origin)


@dataclass
class Login:
    """A person's login in one browser, known by the SSO cookie."""

    person: Person
    cookie: str = field(repr=False)

    @classmethod
    def fresh(cls, person: Person) -> "Login":
        answer = person.stack.call("sso", "POST", "/sso-session", headers=person.bearer())
        assert answer.status_code == 201, answer.text
        return cls(person, answer.cookies["__Host-sso"])

    def headers(self) -> dict[str, str]:
        """The cookie, as the SSO's own page sends it."""
        return {"Cookie": f"__Host-sso={self.cookie}", "Origin": self.person.stack.url("sso", "")}

    def call(self, method: str, path: str, **options: Any) -> httpx.Response:
        headers = self.headers() | options.pop("headers", {})
        return self.person.stack.call("sso", method, path, headers=headers, **options)

    def open(self, application_id: str = "shop") -> ApplicationSession:
        """Sign in silently; the person must be a member."""
        return ApplicationSession.redeemed(self.person.begin(application_id, headers=self.headers()))


def refused(answer: httpx.Response) -> tuple[int, str]:
    """Status and code of an error."""
    return answer.status_code, answer.json()["error"]
