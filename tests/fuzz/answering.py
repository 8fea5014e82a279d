"""A server on this machine that answers every connection with bytes that need be no HTTP."""

import socket
import threading
from contextlib import suppress
from functools import cache

ANSWERS = (
    b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
    b"HTTP/1.1 302 Found\r\nLocation: http://evil.example/\r\n\r\n",
    b"HTTP/1.1 401 No\r\nWWW-Authenticate: Basic\r\n\r\n",
    b"HTTP/1.1 404 No\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}",
    b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n{}",
    b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{}",
    b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n{}",
    b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n{}",
    b"HTTP/1.1 100 Continue\r\n\r\n" * 300,
    b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 300,
    b"HTTP/1.1 200 OK\r\na" + b"b" * 7000,
    b"HTTP/1.1 200 " + b"O" * 7000,
    b"HTTP/0.9",
    b"HTTP/9.9 200 OK\r\n\r\n",
    b"HTTP/1.1 999999\r\n\r\n",
    b"HTTP/1.1 abc\r\n\r\n",
    b"SSH-2.0-OpenSSH\r\n",
    b"\x16\x03\x01\x02",
    b"",
)
"""To begin with: right ones, and such as clients have been known to stumble over."""


class Answering:
    """Sends `content` and closes."""

    def __init__(self) -> None:
        self.content = b""
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            connection, _ = self._listener.accept()
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            connection.settimeout(2)
            connection.recv(65_536)
            connection.sendall(self.content)
            connection.shutdown(socket.SHUT_WR)
            # What is unread at the close would make it a reset, which hides what was sent.
            while connection.recv(65_536):
                pass


def port_answering(content: bytes) -> int:
    """Where every connection is answered so, until the next call."""
    server = _answering()
    server.content = content
    return server.port


def has_status(content: bytes, status: int) -> bool:
    """Whether an answer can be read as one with the status: Python reads 20_0 as 200."""
    return str(status).encode() in content.replace(b"_", b"")


@cache
def _answering() -> Answering:
    # One for the whole run; it ends with the process.
    return Answering()
