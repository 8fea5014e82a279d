"""The answers of the APIs as the contract has them, the same at every run."""

import base64
import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from gallery.replies import Answer

MOMENT = datetime(2026, 3, 14, 9, 26, 53, tzinfo=UTC)
"""What every clock on the pages shows."""

EMAIL = "grace.hopper@example.com"
PASSWORD = "Correct-horse-7-battery"
NAME = "Grace Hopper"
USER_ID = "0b8f4c1e-6a57-4d0c-9d5b-1f2e3a4b5c6d"
_NO_BRANDING: dict[str, str | None] = {"accent_color": None, "logo": None}
_FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
_IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.3 Mobile/15E148 Safari/604.1"
)
_WINDOWS = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/133.0.0.0 Safari/537.36 Edg/133.0.0.0"
)


def _iso(ago: timedelta) -> str:
    return (MOMENT - ago).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def branding(accent_color: str, logo_fill: str) -> dict[str, str | None]:
    """An accent colour and a logo of one letter on that fill, both `#rrggbb`."""
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f'<rect width="32" height="32" rx="6" fill="{logo_fill}"/>'
        '<path d="M10 9h4v10h8v4H10z" fill="#fff"/></svg>'
    )
    logo = f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"
    return {"accent_color": accent_color, "logo": logo}


def visit(
    *,
    return_url: str,
    application: str = "Shop",
    enrolment: str = "open",
    member: bool | None = None,
    brand: dict[str, str | None] | None = None,
) -> Answer:
    """Of `GET /authorize`; `member` None where nobody is signed in."""
    user = None if member is None else {"user_id": USER_ID, "email": EMAIL, "name": NAME, "member": member}
    opened = {
        "application_id": "shop",
        "name": application,
        "enrolment": enrolment,
        "branding": brand or _NO_BRANDING,
    }
    channel = {"channel_id": "web", "return_url": return_url}
    return Answer(body={"application": opened, "channel": channel, "user": user})


def membership(*, member: bool) -> Answer:
    return Answer(body={"application_id": "shop", "user_id": USER_ID, "member": member})


def sign_out_channel(*, logout_url: str, signed_in: bool) -> Answer:
    """Of `GET /channel`."""
    user = {"user_id": USER_ID, "email": EMAIL, "name": NAME} if signed_in else None
    application = {"application_id": "shop", "name": "Shop", "branding": _NO_BRANDING}
    channel = {"channel_id": "web", "logout_url": logout_url}
    return Answer(body={"application": application, "channel": channel, "user": user})


def profile(*, totp: bool = False) -> Answer:
    """Of `GET /me`."""
    return Answer(
        body={
            "user_id": USER_ID,
            "email": EMAIL,
            "name": NAME,
            "phone": "+442079460958",
            "gender": "female",
            "accepts_marketing": True,
            "created_at": _iso(timedelta(days=400)),
            "totp": totp,
        }
    )


def sessions() -> Answer:
    """Three browsers, two of them with applications open."""
    return Answer(
        body={
            "sessions": [
                _session("login-1", "login-1", _FIREFOX, timedelta(minutes=1), current=True),
                _session(
                    "app-1", "login-1", _FIREFOX, timedelta(minutes=2), application="Shop", current=True
                ),
                _session("login-2", "login-2", _IPHONE, timedelta(hours=3)),
                _session("app-2", "login-2", _IPHONE, timedelta(hours=3), application="Shop"),
                _session("app-3", "login-2", _IPHONE, timedelta(hours=5), application="Outlet for members"),
                _session("login-3", "login-3", _WINDOWS, timedelta(days=2)),
            ]
        }
    )


def _session(
    session_id: str,
    login_id: str,
    device: str,
    ago: timedelta,
    *,
    application: str | None = None,
    current: bool = False,
) -> dict[str, object]:
    return {
        "id": session_id,
        "kind": "application" if application else "login",
        "login_id": login_id,
        "application_id": application and application.lower(),
        "application_name": application,
        "device": device,
        "created_at": _iso(ago + timedelta(hours=1)),
        "last_seen_at": _iso(ago),
        "expires_at": int(MOMENT.timestamp()) + 3600,
        "current": current,
    }


def applications() -> Answer:
    listed = [("outlet", "Outlet for members", 12), ("shop", "Shop", 400)]
    return Answer(
        body={
            "applications": [
                {
                    "application_id": application_id,
                    "name": name,
                    "url": f"https://{application_id}.example.com/",
                    "joined_at": _iso(timedelta(days=days)),
                }
                for application_id, name, days in listed
            ]
        }
    )


Line = tuple[str, int, float]
"""Item, quantity, price of one."""


def order(
    number: int, status: str, ago: timedelta, lines: Sequence[Line], currency: str = "EUR"
) -> dict[str, object]:
    items = [{"item_id": item, "quantity": quantity, "price": price} for item, quantity, price in lines]
    amount = round(sum(quantity * price for _, quantity, price in lines), 2)
    return {
        "order_id": f"0195f2b4-7c00-7a3e-8f00-5eed{number:08x}",
        "order_details": {"amount": amount, "currency": currency, "items": items},
        "status": status,
        "created_at": _iso(ago),
    }


ORDERS = [
    order(0xA1, "placed", timedelta(minutes=4), [("enamel-mug", 2, 12.5), ("hand-grinder", 1, 39.0)]),
    order(0xB2, "paid", timedelta(hours=5), [("coffee-beans-250g", 1, 7.9)]),
    order(
        0xC3,
        "shipped",
        timedelta(days=3),
        [("paper-filters-100", 12, 4.2), ("travel-flask", 3, 24.95), ("coffee-beans-250g", 4, 7.9)],
    ),
    order(
        0xD4,
        "cancelled",
        timedelta(days=40),
        [("an-article-sold-before-the-list-was-kept", 1, 1234.5)],
        "USD",
    ),
]


def orders(listed: Sequence[object] = ORDERS, *, next_cursor: str | None = None) -> Answer:
    return Answer(body={"orders": list(listed), "next_cursor": next_cursor})


def token_set() -> Answer:
    """Of `POST /get-session`; it ends in an hour."""
    now = int(MOMENT.timestamp())
    return Answer(
        body={
            "token_set": {
                "id_token": _token(
                    {"sub": USER_ID, "email": EMAIL, "name": NAME, "iat": now, "exp": now + 3600}
                ),
                "access_token": _token({"sub": USER_ID}),
                "refresh_token": "R" * 86,
                "token_type": "Bearer",
                "expires_in": 3600,
            },
            "session": {"id": "5e551044-0000-4000-8000-000000000000", "expires_at": now + 12 * 3600},
        }
    )


def _token(claims: dict[str, object]) -> str:
    payload = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
    return f"e30.{payload}.e30"
