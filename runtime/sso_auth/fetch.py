"""The default transport: one GET, no redirects, no proxies, short timeouts."""

from contextlib import suppress
from http import HTTPStatus
from threading import Timer
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

if TYPE_CHECKING:
    from http.client import HTTPConnection

TIMEOUT_SECONDS = 3.0
"""For connecting, and for the whole exchange after it; a caller of the API waits for both at worst."""

MAX_RESPONSE_BYTES = 65_536
"""A pool publishes two keys in about 1 kB; far beyond that it is no key set."""

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def require_trustworthy(url: str) -> SplitResult:
    """Return the parts of ``url`` if its answer can be trusted: HTTPS, or plain HTTP to this very machine.

    The exception is for the emulator. Raises ValueError.
    """
    parts = urlsplit(url)
    secure = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
    if not secure or not parts.hostname or parts.port == 0:
        raise ValueError("a URL to fetch must be https://, or http:// to a loopback host")
    return parts


def fetch_bytes(url: str, *, max_bytes: int = MAX_RESPONSE_BYTES, timeout: float = TIMEOUT_SECONDS) -> bytes:
    """GET ``url`` and return the body of a 200 answer; ``timeout`` in seconds, see ``TIMEOUT_SECONDS``.

    Raises ValueError for an untrusted URL, OSError or ``http.client.HTTPException`` when the answer is late,
    broken, too long or not 200. A redirect is not 200: it could lead away from HTTPS.
    """
    from http.client import HTTPConnection, HTTPSConnection  # noqa: PLC0415 - slow to import, rarely needed

    parts = require_trustworthy(url)
    connect = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    # With the port spelled out, as http.client would take the last group of an IPv6 address for one.
    port = parts.port or connect.default_port
    connection = connect(str(parts.hostname), port, timeout=timeout)
    # The socket's own timeout begins anew with every byte that arrives.
    end = Timer(timeout, _cut, [connection])
    try:
        connection.connect()
        end.start()
        until = monotonic() + timeout
        target = parts._replace(scheme="", netloc="", fragment="").geturl()
        connection.request("GET", target, headers={"Accept": "application/json"})
        response = connection.getresponse()
        body = response.read(max_bytes + 1)
    finally:
        end.cancel()
        connection.close()
    if monotonic() >= until:
        raise TimeoutError("the answer took too long")
    if response.status != HTTPStatus.OK:
        raise OSError(f"the answer has the status {response.status}")
    if len(body) > max_bytes:
        raise OSError(f"the answer has more than {max_bytes} bytes")
    return body


def _cut(connection: "HTTPConnection") -> None:
    """Whoever reads from it meets its end."""
    from socket import SHUT_RDWR  # noqa: PLC0415 - it is imported already, and not before the first fetch

    with suppress(OSError):
        connection.sock.shutdown(SHUT_RDWR)
