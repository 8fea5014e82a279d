"""What a page's headers must say, read from the answers themselves."""

from collections.abc import Mapping, Sequence

_EVERYWHERE = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
    "require-trusted-types-for": ["'script'"],
}
_ON_THE_SITES = {
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "manifest-src": ["'self'"],
    "form-action": ["'none'"],
    "trusted-types": ["vue"],
}
_IN_THE_MAILBOX = {
    "img-src": ["'self'"],
    "frame-src": ["'self'"],
    "form-action": ["'self'"],
    "trusted-types": ["'none'"],
}
_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
}


def wrong_headers(headers: Mapping[str, str], *, site: str, calls: Sequence[str]) -> list[str]:
    """What is missing or otherwise than it must be; `calls` has whom the site's pages call beside itself.

    The mailbox is never deployed, and is held to its Content-Security-Policy alone.
    """
    deployed = site != "mailbox"
    expected = _EVERYWHERE | (_ON_THE_SITES if deployed else _IN_THE_MAILBOX)
    wrong = _differences(
        _directives(headers.get("content-security-policy", "")),
        expected | {"connect-src": ["'self'", *calls]},
    )
    if not deployed:
        return wrong
    wrong += [
        f"{name} is {headers.get(name)}" for name, value in _HEADERS.items() if headers.get(name) != value
    ]
    return wrong + [
        f"there is no {name}"
        for name in ("strict-transport-security", "permissions-policy")
        if not headers.get(name)
    ]


def _differences(policy: Mapping[str, list[str]], expected: Mapping[str, list[str]]) -> list[str]:
    return [
        f"Content-Security-Policy has {name} {policy.get(name)}, not {expected.get(name)}"
        for name in sorted({*policy, *expected})
        if policy.get(name) != expected.get(name)
    ]


def _directives(policy: str) -> dict[str, list[str]]:
    parts = [directive.split() for directive in policy.split(";") if directive.strip()]
    return {name: sources for name, *sources in parts}
