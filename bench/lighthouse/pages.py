"""The pages that anyone may open, of the SSO site and of the shop."""

from dataclasses import dataclass
from urllib.parse import urlencode

# The challenge of RFC 7636, appendix B. Nothing is redeemed here.
_REQUEST = urlencode(
    {
        "application_id": "shop",
        "channel_id": "web",
        "state": "lighthouse",
        "code_challenge": "E9Melhoa2OwvFrEMTJguCHaoeJ1t8URWbuGJSstw-cM",
        "code_challenge_method": "S256",
    }
)


@dataclass(frozen=True)
class PublicPage:
    """A page as a visitor who is not signed in finds it."""

    name: str
    site: str
    path: str

    def address(self, port: int) -> str:
        """Where it is on a local stack."""
        return f"http://{self.site}.localhost:{port}{self.path}"


PAGES = (
    PublicPage("SSO: home", "sso", "/"),
    PublicPage("SSO: sign in", "sso", f"/authorize?{_REQUEST}"),
    PublicPage("SSO: create account", "sso", f"/register?{_REQUEST}"),
    PublicPage("SSO: code", "sso", "/confirm"),
    PublicPage("SSO: recover password", "sso", "/recover"),
    PublicPage("SSO: account, signed out", "sso", "/account"),
    PublicPage("SSO: sign out", "sso", "/sign-out"),
    PublicPage("SSO: unknown page", "sso", "/no-such-page"),
    PublicPage("Shop: home", "shop", "/"),
    PublicPage("Shop: signed out", "shop", "/signed-out"),
    PublicPage("Shop: unknown page", "shop", "/no-such-page"),
)
