"""The default transport: one GET, no redirects, no proxies, short timeouts."""

from collections.abc import Sequence
from contextlib import closing, suppress
from http import HTTPStatus
from threading import Timer
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

if TYPE_CHECKING:
    from socket import socket

TIMEOUT_SECONDS = 3.0
"""From the first step towards the host's addresses to the last byte; looking its name up comes before."""

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
    from socket import SOCK_STREAM, getaddrinfo  # noqa: PLC0415 - as above
    from ssl import create_default_context  # noqa: PLC0415 - as above

    parts = require_trustworthy(url)
    host = str(parts.hostname)
    context = create_default_context() if parts.scheme == "https" else None
    # With the port spelled out, as http.client would take the last group of an IPv6 address for one.
    port = parts.port or (443 if context else 80)
    found = getaddrinfo(host, port, type=SOCK_STREAM)
    addresses = [(str(address[0]), port) for *_, address in found]
    until = monotonic() + timeout
    connection = HTTPSConnection(host, port, context=context) if context else HTTPConnection(host, port)
    with closing(connection), _connected(addresses, until) as plain, plain.dup() as line:
        # The socket's own timeout begins anew with every byte that arrives.
        end = Timer(until - monotonic(), _cut, [line])
        end.start()
        try:
            connection.sock = context.wrap_socket(plain, server_hostname=host) if context else plain
            target = parts._replace(scheme="", netloc="", fragment="").geturl()
            connection.request("GET", target, headers={"Accept": "application/json"})
            response = connection.getresponse()
            body = response.read(max_bytes + 1)
        finally:
            end.cancel()
    if monotonic() >= until:
        raise TimeoutError("the answer took too long")
    if response.status != HTTPStatus.OK:
        raise OSError(f"the answer has the status {response.status}")
    if len(body) > max_bytes:
        raise OSError(f"the answer has more than {max_bytes} bytes")
    return body


def _connected(addresses: Sequence[tuple[str, int]], until: float) -> "socket":
    """A connection to the first address that takes it. Each may use its share of the time that is left."""
    from socket import create_connection  # noqa: PLC0415 - as above

    failure: OSError = TimeoutError("no address answered")
    for number, address in enumerate(addresses):
        share = (until - monotonic()) / (len(addresses) - number)
        try:
            connected = create_connection(address, max(share, 0.001))
        except OSError as error:
            failure = error
        else:
            connected.settimeout(max(until - monotonic(), 0.001))
            return connected
    raise failure


def _cut(line: "socket") -> None:
    """Whoever reads from it, under whatever wrapping, meets its end."""
    from socket import SHUT_RDWR  # noqa: PLC0415 - as above

    with suppress(OSError):
        line.shutdown(SHUT_RDWR)
