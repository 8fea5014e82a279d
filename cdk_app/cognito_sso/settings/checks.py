"""What one setting must look like. Each check raises `SettingsError` naming the key."""

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

_IDENTIFIER = re.compile(r"[a-z][a-z0-9-]{0,30}[a-z0-9]")
_DOMAIN_LABEL = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
# Browsers read an address in a name whose last label is a number, such as 1.0.0.2 in 1.2 and in 1.0x2; no
# public one begins with a digit.
_DOMAIN = re.compile(rf"({_DOMAIN_LABEL}\.)+(?=[a-z]){_DOMAIN_LABEL}")
_OCTET = r"(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"
_IPV4 = re.compile(rf"({_OCTET}\.){{3}}{_OCTET}")
_ORIGIN = re.compile(r"(?P<scheme>https?)://(?P<host>[a-z0-9.-]+)(:(?P<port>[1-9][0-9]{0,4}))?")
_REGION = re.compile(r"[a-z]{2}(-[a-z]+)+-[0-9]")
_TABLE_NAME = re.compile(r"[A-Za-z0-9_.-]{3,255}")
_LOOPBACK_HOSTS = ("localhost", "127.0.0.1")
_MAX_PORT = 65_535


class SettingsError(ValueError):
    """A setting is wrong. `key` names it (`applications[1].id`), the message is one plain sentence."""

    def __init__(self, key: str, problem: str) -> None:
        super().__init__(f"{key}: {problem}")
        self.key = key
        self.problem = problem

    def within(self, parent: str) -> "SettingsError":
        """The same error, seen from the object that holds the setting."""
        return SettingsError(f"{parent}.{self.key}", self.problem)


def is_domain(value: object) -> bool:
    """Whether `value` is a lower-case domain name of two labels or more."""
    return isinstance(value, str) and _DOMAIN.fullmatch(value) is not None


def is_region(value: object) -> bool:
    """Whether `value` looks like the name of an AWS region."""
    return isinstance(value, str) and _REGION.fullmatch(value) is not None


def is_list(value: object) -> bool:
    """Whether `value` is a list or the like. A text is none, although it is a sequence of texts."""
    return isinstance(value, Sequence) and not isinstance(value, str)


def require_identifier(key: str, value: object) -> None:
    if not isinstance(value, str) or not _IDENTIFIER.fullmatch(value):
        raise SettingsError(key, f"{value!r} must be 2 to 32 lower-case letters, digits and hyphens.")


def require_text(key: str, value: object, *, maximum: int) -> None:
    if not isinstance(value, str) or not value.strip() or len(value) > maximum or not value.isprintable():
        raise SettingsError(key, f"{value!r} must be a text of 1 to {maximum} printable characters.")


def require_range(key: str, value: object, low: int, high: int) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise SettingsError(key, f"{value!r} must be a whole number from {low} to {high}.")


def require_choice(key: str, value: object, choices: Sequence[str]) -> None:
    if value not in choices:
        raise SettingsError(key, f"is {value!r}; it must be {' or '.join(map(repr, choices))}.")


def require_url(key: str, value: object) -> None:
    problem = f"{value!r} must be an absolute https URL without user, query, fragment or spaces."
    if not isinstance(value, str) or not value.isprintable() or any(c in value for c in " \\#?@[]"):
        raise SettingsError(key, problem)
    try:
        parts = urlsplit(value)
        port_is_valid = parts.port is None or parts.port > 0
    except ValueError as error:
        raise SettingsError(key, problem) from error
    host = parts.hostname or ""
    if not port_is_valid or not (is_domain(host) or _IPV4.fullmatch(host) or _is_on_loopback(host)):
        raise SettingsError(key, problem)
    if parts.scheme != "https" and not (parts.scheme == "http" and _is_on_loopback(host)):
        raise SettingsError(key, problem)


def require_origin(key: str, value: object, *, plain_http: bool) -> None:
    """`https://` and a host, maybe a port; with `plain_http` also `http://` and a host of this machine."""
    parts = _ORIGIN.fullmatch(value) if isinstance(value, str) else None
    host = parts["host"] if parts else ""
    if parts is None or not (is_domain(host) or _is_on_loopback(host)) or int(parts["port"] or 1) > _MAX_PORT:
        raise SettingsError(key, f"{value!r} must be an origin such as 'https://api.example.com'.")
    if parts["scheme"] != "https" and not (plain_http and _is_on_loopback(host)):
        raise SettingsError(key, f"{value!r} must begin with https:// here.")


def _is_on_loopback(host: str) -> bool:
    return host in _LOOPBACK_HOSTS or (host.endswith(".localhost") and is_domain(host))


def require_unique(key: str, ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for index, value in enumerate(ids):
        if value in seen:
            raise SettingsError(f"{key}[{index}].id", f"{value!r} is used twice; ids must be unique.")
        seen.add(value)


def require_switch(key: str, value: object) -> None:
    if not isinstance(value, bool):
        raise SettingsError(key, f"{value!r} must be true or false.")


def require_table_name(key: str, value: object) -> None:
    """A DynamoDB table's name, or None."""
    if value is not None and not (isinstance(value, str) and _TABLE_NAME.fullmatch(value)):
        raise SettingsError(key, f"{value!r} is not the name of a table.")
