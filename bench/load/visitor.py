"""A person with a browser, as the local stack sees him: what his pages ask for, in their order."""

import base64
import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from local_sites import LocalSites
from srp_proof import SrpProof

SHOP = "shop"
OUTLET = "outlet"
_PASSWORD = "Correct-horse-7-battery"  # noqa: S105 - of accounts that live as long as the stack
_CHANNEL = "web"
_ORDER = {"items": [{"item_id": "mug", "quantity": 2, "price": 9.5}], "currency": "EUR"}


@dataclass
class Session:
    """A session at an application; `handles` are all that it has had, the live one last."""

    application_id: str
    id_token: str = field(repr=False)
    handles: list[str] = field(repr=False)


@dataclass
class Placed:
    """An Idempotency-Key, and the order that each answer to it named."""

    key: str
    order_ids: list[str]


@dataclass
class Visitor:
    """A registered user, a member of both applications, signed in at the shop.

    Everything that he was answered stays in `sessions` and `placed`, for the reckoning afterwards.
    """

    sites: LocalSites
    pool_name: str
    client_id: str
    email: str
    cookie: str = field(default="", repr=False)
    sessions: list[Session] = field(default_factory=list)
    placed: list[Placed] = field(default_factory=list)

    @property
    def user_id(self) -> str:
        payload = self.sessions[0].id_token.split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        return str(claims["sub"])

    @classmethod
    async def registered(cls, sites: LocalSites) -> "Visitor":
        """By the public sign-up; raises `RefusedError`."""
        config = await sites.config("sso")
        email = f"{secrets.token_hex(6)}@example.com"
        visitor = cls(sites, config["user_pool_id"].partition("_")[2], config["client_id"], email)
        about = {
            "ClientId": visitor.client_id,
            "Username": email,
            "ClientMetadata": {"application_id": SHOP},
        }
        attributes = [{"Name": "email", "Value": email}, {"Name": "name", "Value": "Ada Lovelace"}]
        await sites.cognito("SignUp", about | {"Password": _PASSWORD, "UserAttributes": attributes})
        await sites.cognito("ConfirmSignUp", about | {"ConfirmationCode": await sites.code_for(email)})
        visitor.cookie = await visitor.sign_in()
        joining = {"application_id": OUTLET}
        await sites.call("sso", "POST", "/join-application", body=joining, headers=visitor._as_known())
        return visitor

    async def sign_in(self) -> str:
        """With the password, from the SSO's first page to the shop's tokens; the SSO cookie's value."""
        request, verifier = _request(SHOP)
        await self.sites.call("sso", "GET", f"/authorize?{urlencode(request)}")
        bearer = {"Authorization": f"Bearer {await self._login()}"}
        await self.sites.call("sso", "GET", f"/check-app-user?application_id={SHOP}", headers=bearer)
        begun = await self.sites.call("sso", "POST", "/init-session", body=request, headers=bearer)
        await self._redeem(begun.body["session_id"], SHOP, verifier)
        return begun.cookies["__Host-sso"]

    async def sign_in_silently(self) -> None:
        """At the outlet, by the SSO cookie alone."""
        request, verifier = _request(OUTLET)
        known = self._as_known()
        await self.sites.call("sso", "GET", f"/authorize?{urlencode(request)}", headers=known)
        begun = await self.sites.call("sso", "POST", "/init-session", body=request, headers=known)
        await self._redeem(begun.body["session_id"], OUTLET, verifier)

    async def refresh(self) -> None:
        """His first session at the shop goes on with its next handle."""
        session = self.sessions[0]
        tokens = await refreshed(self.sites, session.application_id, session.handles[-1])
        session.handles.append(tokens["refresh_token"])
        session.id_token = tokens["id_token"]

    async def place(self, placed: Placed) -> None:
        """An order under this key, which may be asked for again; the order stays the same."""
        bearer = f"Bearer {self.sessions[0].id_token}"
        headers = {"Authorization": bearer, "Idempotency-Key": placed.key}
        answer = await self.sites.call(SHOP, "POST", "/orders", body=_ORDER, headers=headers)
        placed.order_ids.append(answer.body["order_id"])

    def new_key(self) -> Placed:
        """Of an order that is about to be placed."""
        placed = Placed(secrets.token_hex(8), [])
        self.placed.append(placed)
        return placed

    async def _login(self) -> str:
        """An ID token of the SSO site's own client."""
        proof = SrpProof(self.pool_name)
        parameters = {"USERNAME": self.email, "SRP_A": proof.public_value}
        asked = await self.sites.cognito(
            "InitiateAuth",
            {"ClientId": self.client_id, "AuthFlow": "USER_SRP_AUTH", "AuthParameters": parameters},
        )
        answer = await self.sites.cognito(
            "RespondToAuthChallenge",
            {
                "ClientId": self.client_id,
                "ChallengeName": asked["ChallengeName"],
                "ChallengeResponses": proof.responses(asked["ChallengeParameters"], _PASSWORD),
            },
        )
        return str(answer["AuthenticationResult"]["IdToken"])

    async def _redeem(self, session_id: str, application_id: str, verifier: str) -> None:
        """From the application's own origin, so the browser asks first whether it may."""
        origin = _page_of(self.sites, application_id)
        preflight = {
            **origin,
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "content-type",
        }
        await self.sites.call("sso", "OPTIONS", "/get-session", headers=preflight)
        body = {"session_id": session_id, "application_id": application_id, "code_verifier": verifier}
        answer = await self.sites.call("sso", "POST", "/get-session", body=body, headers=origin)
        tokens = answer.body["token_set"]
        self.sessions.append(Session(application_id, tokens["id_token"], [tokens["refresh_token"]]))

    def _as_known(self) -> dict[str, str]:
        return {"Cookie": f"__Host-sso={self.cookie}", "Origin": self.sites.origin("sso")}


async def refreshed(sites: LocalSites, application_id: str, handle: str) -> dict[str, Any]:
    """The token set that a handle gets at an application's page; raises `RefusedError`."""
    body = {"application_id": application_id, "refresh_token": handle}
    headers = _page_of(sites, application_id)
    answer = await sites.call("sso", "POST", "/refresh-session", body=body, headers=headers)
    tokens: dict[str, Any] = answer.body["token_set"]
    return tokens


def _page_of(sites: LocalSites, application_id: str) -> dict[str, str]:
    return {"Origin": sites.origin(application_id), "Sec-Fetch-Site": "cross-site"}


def _request(application_id: str) -> tuple[dict[str, str], str]:
    """What the SDK asks the SSO for, and the verifier that it keeps."""
    verifier = secrets.token_urlsafe(32)
    digest = hashlib.sha256(verifier.encode()).digest()
    request = {
        "application_id": application_id,
        "channel_id": _CHANNEL,
        "state": secrets.token_urlsafe(8),
        "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
        "code_challenge_method": "S256",
    }
    return request, verifier
