"""Load is for this machine only: whoever measures somebody else's server attacks it."""

import ipaddress
from urllib.parse import urlsplit


def loopback_port(address: str) -> int:
    """The port of an address such as `http://127.0.0.1:4566`.

    Raises:
        ValueError: one sentence, for another host than this one, or for an address without a port.
    """
    parts = urlsplit(address if "//" in address else f"//{address}")
    if not _is_here(parts.hostname or ""):
        host = parts.hostname or address
        raise ValueError(f"Load goes to this machine only; {host!r} is no name of it.")
    try:
        port = parts.port
    except ValueError:
        port = None
    if port is None:
        raise ValueError(f"{address!r} names no port.")
    return port


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
