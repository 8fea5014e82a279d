"""A good request to every call of the SSO backend, without credentials."""

from sso_world.world import SHOP_ORIGIN, SIGN_IN, VERIFIER

from described_api.attacks import GoodRequest

CHANNEL = {"application_id": "shop", "channel_id": "web"}
PROFILE = {"name": "Maria", "phone": "+4915112345", "gender": "female", "accepts_marketing": True}
SESSION = "0192f0c1-2d3e-7000-8000-000000000000"
ACROSS_ORIGINS = (("origin", SHOP_ORIGIN),)

REQUESTS = [
    GoodRequest("GET", "/health"),
    GoodRequest("GET", "/authorize", query=SIGN_IN),
    GoodRequest("GET", "/channel", query=CHANNEL),
    GoodRequest("GET", "/check-app-user", query={"application_id": "shop"}),
    GoodRequest("POST", "/join-application", body={"application_id": "shop"}),
    GoodRequest("POST", "/init-session", body=SIGN_IN),
    GoodRequest(
        "POST",
        "/get-session",
        body={"session_id": "A" * 86, "application_id": "shop", "code_verifier": VERIFIER},
        headers=ACROSS_ORIGINS,
    ),
    GoodRequest(
        "POST",
        "/refresh-session",
        body={"application_id": "shop", "refresh_token": "A" * 86},
        headers=ACROSS_ORIGINS,
    ),
    GoodRequest(
        "POST",
        "/logout",
        body={"application_id": "office", "refresh_token": "A" * 86, "scope": "application"},
        headers=ACROSS_ORIGINS,
    ),
    GoodRequest("POST", "/logout", body={"application_id": "office", "scope": "application"}),
    *(
        GoodRequest("OPTIONS", path, headers=ACROSS_ORIGINS)
        for path in ("/get-session", "/refresh-session", "/logout")
    ),
    GoodRequest("GET", "/ended-sessions", query={"application_id": "shop", "since": "1795400000"}),
    GoodRequest("POST", "/sso-session"),
    GoodRequest(
        "POST",
        "/send-code",
        body={
            "email": "maria@example.com",
            "purpose": "recovery",
            "application_id": "shop",
            "language": "de-AT",
        },
    ),
    GoodRequest("GET", "/me"),
    GoodRequest("PATCH", "/me", body=PROFILE),
    GoodRequest("DELETE", "/me"),
    GoodRequest("GET", "/applications"),
    GoodRequest("GET", "/sessions"),
    GoodRequest("DELETE", "/sessions"),
    GoodRequest("DELETE", f"/sessions/{SESSION}"),
]
