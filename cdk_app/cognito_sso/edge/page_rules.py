"""What the pages of a site may load, run and call, and what other pages may do with them."""

import re
from collections.abc import Sequence

from cognito_sso.settings.checks import SettingsError, is_list

_POLICY_NAME = re.compile(r"[A-Za-z0-9#=_/@.%-]+")

# What the sites do without and a page could be tricked into asking for: sensors, devices, the screen, money,
# advertising. Chromium knows all these names; it complains on the console about others.
# https://www.w3.org/TR/permissions-policy/
_SWITCHED_OFF = (
    "accelerometer",
    "browsing-topics",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "screen-wake-lock",
    "serial",
    "usb",
    "window-management",
    "xr-spatial-tracking",
)

ISOLATION_HEADERS = {
    # Who opened the page, and whom it opens, holds no reference to its window.
    "Cross-Origin-Opener-Policy": "same-origin",
    # No page elsewhere loads its files as image, style or script. Calls by CORS stay as the API answers them.
    "Cross-Origin-Resource-Policy": "same-origin",
    # A process of its own where the browser can, and no `document.domain` ever.
    "Origin-Agent-Cluster": "?1",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _SWITCHED_OFF),
}
"""Header → value, beside those that CloudFront knows by name."""


def content_security_policy(connect_to: Sequence[str], *, trusted_types: Sequence[str] | bool) -> str:
    """Scripts, styles and images of the site itself, requests to the site and `connect_to`, no framing.

    `trusted_types`: whether a script may turn a string into HTML or code by a Trusted Types policy only, and
    if so, by which; True allows policies of any name. Browsers that do not know Trusted Types ignore it.
    https://www.w3.org/TR/trusted-types/#integration-with-content-security-policy

    Raises `SettingsError` for what is neither true nor false nor a list of names of policies.
    """
    directives = (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "manifest-src 'self'",
        " ".join(["connect-src 'self'", *connect_to]),
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        *_trusted_types(trusted_types),
    )
    return "; ".join(directives)


def _trusted_types(names: Sequence[str] | bool) -> list[str]:
    if names is False:
        return []
    required = "require-trusted-types-for 'script'"
    if names is True:
        return [required]
    if not (is_list(names) and all(map(_is_policy_name, names))):
        raise SettingsError("trusted_types", f"{names!r} must be true, false or a list of policy names.")
    return [required, " ".join(["trusted-types", *(names or ["'none'"])])]


def _is_policy_name(name: object) -> bool:
    return isinstance(name, str) and _POLICY_NAME.fullmatch(name) is not None
