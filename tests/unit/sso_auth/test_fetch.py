"""The default transport, against a server on this machine."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from http.client import HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from sso_auth import EndedSessions, InvalidToken, KeysUnavailable, SessionsUnavailable, TokenVerifier
from sso_auth.ended_feed import MAX_FEED_BYTES, OVERLAP_SECONDS
from sso_auth.fetch import MAX_RESPONSE_BYTES, fetch_bytes
from token_pool import ISSUER, SHOP, START, Pool, to_json


class JwksServer(ThreadingHTTPServer):
    """Answers every request with ``status``, ``headers`` and ``body``; keeps the requested paths."""

    status = 200
    body = b"{}"

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), AnyRequest)
        self.headers: dict[str, str] = {}
        self.paths: list[str] = []

    def url(self, path: str = "/jwks.json", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.server_port}{path}"


class DrippingServer:
    """Sends so much at once, and then for two seconds a byte every now and then."""

    def __init__(self, sent: bytes) -> None:
        self._sent = sent
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._drip)

    def __enter__(self) -> "DrippingServer":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.join()
        self._listening.close()

    def url(self) -> str:
        return f"http://127.0.0.1:{self._listening.getsockname()[1]}/jwks.json"

    def _drip(self) -> None:
        caller, _ = self._listening.accept()
        pause = threading.Event()
        with caller, suppress(OSError):
            caller.sendall(self._sent)
            for _ in range(40):
                caller.sendall(b"X")
                pause.wait(0.05)


@contextmanager
def full_backlog() -> Iterator[int]:
    """The port of a server that takes no connection any more: the system drops what comes."""
    with ExitStack() as sockets:
        listening = sockets.enter_context(socket.socket())
        listening.bind(("127.0.0.1", 0))
        listening.listen(0)
        for _ in range(4):
            waiting = sockets.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(listening.getsockname())
        yield listening.getsockname()[1]


class AnyRequest(BaseHTTPRequestHandler):
    server: JwksServer

    def do_GET(self) -> None:
        self.server.paths.append(self.path)
        self.send_response(self.server.status)
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(self.server.body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[JwksServer]:
    with JwksServer() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_keys_come_over_loopback(server: JwksServer, pool: Pool) -> None:
    server.body = to_json({"keys": pool.published})
    verifier = pool.verifier(fetch=None, jwks_uri=server.url("/pool/jwks.json?v=1"))
    assert verifier.verify(pool.token())
    assert server.paths == ["/pool/jwks.json?v=1"]


def test_localhost_by_name_and_no_path(server: JwksServer) -> None:
    assert fetch_bytes(server.url("", host="localhost")) == b"{}"
    assert server.paths == ["/"]


@pytest.mark.parametrize(
    "url",
    [
        "http://cognito-idp.eu-west-1.amazonaws.com/jwks.json",
        "http://localhost.evil.example/jwks.json",
        "http://127.0.0.1.evil.example/jwks.json",
        "http://user@evil.example/jwks.json",
        "http://localhost@evil.example/",
        "ftp://localhost/jwks.json",
        "file:///etc/passwd",
        "data:application/json,{}",
        "/jwks.json",
        "https://",
        "",
    ],
)
def test_untrusted_urls_stop_the_construction(url: str) -> None:
    with pytest.raises(ValueError, match="https://"):
        TokenVerifier(issuer=ISSUER, jwks_uri=url, client_ids=[SHOP], token_use="id")
    with pytest.raises(ValueError, match="https://"):
        fetch_bytes(url)


@pytest.mark.parametrize(
    "url",
    ["https://example.com/jwks.json", "http://localhost:4566/x", "http://[::1]:4566/x", "http://127.0.0.1/x"],
)
def test_trusted_urls(url: str) -> None:
    assert TokenVerifier(issuer=ISSUER, jwks_uri=url, client_ids=[SHOP], token_use="id")


@pytest.mark.parametrize("status", [201, 204, 301, 302, 307, 308, 404, 500, 503])
def test_only_200_is_an_answer(server: JwksServer, pool: Pool, status: int) -> None:
    server.status = status
    server.body = b"" if status == 204 else to_json({"keys": pool.published})
    server.headers["Location"] = server.url("/elsewhere")
    with pytest.raises(OSError, match=str(status)):
        fetch_bytes(server.url())
    assert server.paths == ["/jwks.json"], "a redirect is not followed"


def test_an_endless_answer_is_cut(server: JwksServer) -> None:
    server.body = b" " * MAX_RESPONSE_BYTES
    assert len(fetch_bytes(server.url())) == MAX_RESPONSE_BYTES
    server.body += b" "
    with pytest.raises(OSError, match="more than"):
        fetch_bytes(server.url())


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"HTTP/1.1 200 OK\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\nConnection: close\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n\r\n",
        b"HTTP/1.0 200 OK\r\n\r\n",
    ],
)
def test_an_answer_that_comes_byte_by_byte_is_waited_for_no_longer(sent: bytes) -> None:
    with DrippingServer(sent) as server:
        started = time.monotonic()
        with pytest.raises((OSError, HTTPException)):
            fetch_bytes(server.url(), timeout=0.3)
        assert time.monotonic() - started < 1.5


def test_a_handshake_that_comes_byte_by_byte_is_waited_for_no_longer() -> None:
    """A TLS record that says it has 16 kB."""
    with DrippingServer(b"\x16\x03\x03\x40\x00") as server:
        started = time.monotonic()
        with pytest.raises(OSError):  # noqa: PT011 - whatever the handshake makes of it
            fetch_bytes(server.url().replace("http:", "https:"), timeout=0.3)
        assert time.monotonic() - started < 1.5


def test_a_host_with_many_addresses_is_waited_for_no_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    """None of them takes a connection."""
    with full_backlog() as port:
        silent = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [silent] * 8)
        started = time.monotonic()
        with pytest.raises(TimeoutError):
            fetch_bytes(f"http://localhost:{port}/jwks.json", timeout=0.4)
        assert time.monotonic() - started < 1.5


def test_proxies_of_the_environment_are_not_used(server: JwksServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert fetch_bytes(server.url()) == b"{}"


def test_a_server_that_is_not_there_is_an_outage(server: JwksServer, pool: Pool) -> None:
    url = server.url()
    server.server_close()
    with pytest.raises(KeysUnavailable):
        pool.verifier(fetch=None, jwks_uri=url).verify(pool.token())


def test_ended_sessions_come_over_loopback(server: JwksServer, pool: Pool) -> None:
    """A longer answer than a key set may be, and from the feed's own address only."""
    ended = [{"origin_jti": f"session-{number}", "ended_at": START} for number in range(2000)]
    server.body = to_json({"ended": ended, "now": START})
    assert len(server.body) > MAX_RESPONSE_BYTES
    feed_uri = server.url("/api/ended-sessions?application_id=shop")
    check = EndedSessions(feed_uri=feed_uri, max_age=1, outage="refuse", now=lambda: pool.now)
    verifier = pool.verifier(ended_sessions=check)
    assert verifier.verify(pool.token(origin_jti="session-2000"))
    with pytest.raises(InvalidToken, match="ended"):
        verifier.verify(pool.token(origin_jti="session-1999"))
    server.status, server.headers["Location"] = 302, server.url("/elsewhere")
    pool.now += 1
    with pytest.raises(SessionsUnavailable):
        verifier.verify(pool.token(origin_jti="session-2000"))
    since = START - OVERLAP_SECONDS
    assert server.paths == [
        f"/api/ended-sessions?application_id=shop{part}" for part in ("", f"&since={since}")
    ]


def test_an_endless_feed_is_an_outage(server: JwksServer, pool: Pool) -> None:
    server.body = to_json({"ended": [], "now": START}).ljust(MAX_FEED_BYTES + 1)
    feed_uri = server.url("/api/ended-sessions?application_id=shop")
    check = EndedSessions(feed_uri=feed_uri, max_age=1, outage="refuse", now=lambda: pool.now)
    with pytest.raises(SessionsUnavailable):
        pool.verifier(ended_sessions=check).verify(pool.token(origin_jti="session-1"))
