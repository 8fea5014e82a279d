"""What the SSO site's `/config.json` says about signing in."""

from cognito_sso.settings.environment import SsoSettings


def sign_in_config(settings: SsoSettings) -> dict[str, object]:
    """Second factor, what a password must have, and how it is proved."""
    password = settings.password
    return {
        "mfa": settings.mfa,
        "password_policy": {
            "min_length": password.min_length,
            "lowercase": password.lowercase,
            "uppercase": password.uppercase,
            "digits": password.digits,
            "symbols": password.symbols,
        },
        # A trigger that moves users over sees no password that is proved by SRP.
        "sign_in": "password" if settings.user_migration else "srp",
    }
