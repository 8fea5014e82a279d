"""What a page's headers must say, read from the answers themselves."""

from collections.abc import Mapping

_HARD_SOURCES = {"'unsafe-inline'", "'unsafe-eval'", "*", "http:", "https:"}
_EVERYWHERE = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
}
_ON_THE_SITES = {
    "form-action": ["'none'"],
    "style-src": ["'self'"],
    "require-trusted-types-for": ["'script'"],
}
_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
}


def wrong_headers(headers: Mapping[str, str], *, local_tool: bool) -> list[str]:
    """What is missing or too lenient; `local_tool` for a page that is never deployed."""
    policy = _directives(headers.get("content-security-policy", ""))
    expected = _EVERYWHERE if local_tool else _EVERYWHERE | _ON_THE_SITES
    wrong = [
        f"Content-Security-Policy has {name} {policy.get(name)}, not {sources}"
        for name, sources in expected.items()
        if policy.get(name) != sources
    ]
    wrong += [
        f"Content-Security-Policy allows {source} in {name}"
        for name, sources in policy.items()
        for source in sorted(_HARD_SOURCES.intersection(sources))
    ]
    if local_tool:
        return wrong
    wrong += [
        f"{name} is {headers.get(name)}" for name, value in _HEADERS.items() if headers.get(name) != value
    ]
    return wrong + [
        f"there is no {name}"
        for name in ("strict-transport-security", "permissions-policy")
        if not headers.get(name)
    ]


def _directives(policy: str) -> dict[str, list[str]]:
    parts = [directive.split() for directive in policy.split(";") if directive.strip()]
    return {name: sources for name, *sources in parts}
