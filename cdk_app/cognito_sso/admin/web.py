"""Asking the deployed sites as a browser would, for `doctor`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


class WebError(Exception):
    """Nothing valid answered; the text says why in a few words."""


@dataclass(frozen=True, kw_only=True)
class WebAnswer:
    """An HTTP answer of any status. `headers` have lower-case names."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Web(Protocol):
    """The network."""

    def get(self, url: str) -> WebAnswer:
        """What a GET answers; redirects are not followed. Raises `WebError`."""

    def certificate_end(self, host: str, port: int) -> float:
        """When the TLS certificate of `host` expires, epoch seconds. Raises `WebError`."""

    def resolves(self, host: str) -> bool:
        """Whether the name has an address."""
