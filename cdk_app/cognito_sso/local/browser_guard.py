"""Keeps the web away from the emulator's own API.

The emulator answers every origin and believes any key, so a page of any web site, open in a browser on this
machine, could run code through its Lambda. Listening on 127.0.0.1 does not keep a browser out. Browsers tell
where a request comes from (Fetch standard: `Origin`, `Sec-Fetch-Site`); command lines and SDKs send neither.
"""

from collections.abc import Callable, Collection

from cognito_sso.local import asgi
from cognito_sso.local.asgi import App, Receive, Scope, Send

_OWN_HOSTS = ("localhost", "127.0.0.1", "[::1]")
_OWN_SUFFIXES = (".localhost", ".cloudfront.net", ".amazonaws.com")
# What answers browsers by its own rules: the sites, and the APIs behind them.
_SITE_SUFFIXES = (".cloudfront.localhost", ".cloudfront.net")
_API_PATH = "/_aws/execute-api/"
_COGNITO = "AWSCognitoIdentityProviderService."


class BrowserGuard:
    """ASGI app before the emulator; pages of the `cognito_labels`, the SSO sites, may call Cognito."""

    def __init__(self, app: App, *, port: int, cognito_labels: Callable[[], Collection[str]]) -> None:
        self._app = app
        self._port = port
        self._cognito_labels = cognito_labels

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refusal = self._refusal(scope) if scope["type"] == "http" else ""
        if refusal:
            await asgi.page(403, "text/plain; charset=utf-8", f"{refusal}\n").send(send)
            return
        await self._app(scope, receive, send)

    def _refusal(self, scope: Scope) -> str:
        host = asgi.header(scope, b"host").lower()
        name = host if host.endswith("]") else host.rsplit(":", 1)[0]
        if name not in _OWN_HOSTS and not name.endswith(_OWN_SUFFIXES):
            return f"{name!r} is no name of this machine."  # a foreign name that was made to point here
        if name.endswith(_SITE_SUFFIXES) or scope["path"].startswith(_API_PATH):
            return ""
        if not _comes_from_a_page(scope) or self._calls_cognito(scope):
            return ""
        return "Pages of other origins may not use the emulator."

    def _calls_cognito(self, scope: Scope) -> bool:
        origin = asgi.header(scope, b"origin")
        if origin not in {f"http://{label}.localhost:{self._port}" for label in self._cognito_labels()}:
            return False
        operation = asgi.header(scope, b"x-amz-target").removeprefix(_COGNITO)
        is_user_call = operation.isalpha() and not operation.startswith("Admin")
        return scope["method"] == "OPTIONS" or is_user_call


def _comes_from_a_page(scope: Scope) -> bool:
    """Whether a page, and not a person at the address bar or a program, makes this request."""
    is_opened = scope["method"] == "GET" and asgi.header(scope, b"sec-fetch-mode") == "navigate"
    site = asgi.header(scope, b"sec-fetch-site")
    return bool(asgi.header(scope, b"origin")) or (site not in ("", "none") and not is_opened)
