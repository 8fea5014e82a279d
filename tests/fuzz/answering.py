"""A server on this machine that answers every connection with bytes that need be no HTTP."""

import socket
import threading
from contextlib import suppress
from functools import cache


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


@cache
def answering() -> Answering:
    """One for the whole run; it ends with the process."""
    return Answering()
