"""The SSO cookie, and the check that a call resting on it comes from the SSO site's own pages."""

from chalice.app import Request
from sso_auth.errors import MissingToken
from sso_auth.request_reading import bearer_token

from chalicelib.errors import ForbiddenOrigin
from chalicelib.services.authentication import Credentials

_NAME = "__Host-sso"


def set_cookie(value: str) -> str:
    """The Set-Cookie header. No Max-Age: it goes with the browser session, the server rules the real end."""
    return f"{_NAME}={value}; Path=/; Secure; HttpOnly; SameSite=Lax"


def clear_cookie() -> str:
    """The Set-Cookie header that makes the browser forget it."""
    return f"{set_cookie('')}; Max-Age=0"


def read_cookie(request: Request) -> str | None:
    """The cookie's value; None without it, and None for more than one (RFC 6265 gives them no order)."""
    # Only what browsers take away around a name: they let a page of a sibling domain set one that begins with
    # another blank, and one that is nothing but a value, which comes without "=".
    pairs = (part.strip(" \t").partition("=") for part in request.headers.get("cookie", "").split(";"))
    values = [value for name, equals, value in pairs if name == _NAME and equals]
    return values[0] if len(values) == 1 else None


def is_same_origin(request: Request, sso_origin: str) -> bool:
    """Whether the browser says that a page of the SSO origin makes this call.

    Silence counts as no, except for a read: browsers send no Origin with a page's own GET, older ones no
    Sec-Fetch-Site either, and without CORS another site's page cannot see the answer.
    """
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is None and origin is None:
        return request.method == "GET"
    return site in (None, "same-origin") and origin in (None, _own_origin(request, sso_origin))


def credentials(request: Request, sso_origin: str) -> Credentials:
    """A bearer token or else the cookie; `ForbiddenOrigin` for a cookie that another site made travel.

    Beside a token such a cookie is ignored: the token alone is good enough.
    """
    try:
        token = bearer_token(request)
    except MissingToken:
        return cookie_credentials(request, sso_origin)
    cookie = read_cookie(request) if is_same_origin(request, sso_origin) else None
    return Credentials(id_token=token, cookie=cookie)


def cookie_credentials(request: Request, sso_origin: str) -> Credentials:
    """The cookie, whatever else the request brought; `ForbiddenOrigin` if another site made it travel."""
    cookie = read_cookie(request)
    if cookie is not None and not is_same_origin(request, sso_origin):
        raise ForbiddenOrigin
    return Credentials(cookie=cookie)


def _own_origin(request: Request, sso_origin: str) -> str:
    # CloudFront overwrites x-site-host with the host that the browser asked for.
    return sso_origin or f"https://{request.headers.get('x-site-host', '')}"
