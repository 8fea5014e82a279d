"""The network as `doctor` uses it: every answer counts, no redirect is followed, failures are few words."""

import http.server
import socket
import threading
from collections.abc import Iterator

import pytest
from cognito_sso.admin.http_web import HttpWeb
from cognito_sso.admin.web import WebError


class Answers(http.server.BaseHTTPRequestHandler):
    """Says which host was asked for; redirects and refuses on demand."""

    def do_GET(self) -> None:
        status = {"/moved": 302, "/refused": 403}.get(self.path, 200)
        body = self.headers["Host"].encode()
        self.send_response(status)
        self.send_header("X-Test", "yes")
        self.send_header("Location", "/elsewhere")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server.server_address[1]
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(("path", "status"), [("/", 200), ("/moved", 302), ("/refused", 403)])
def test_a_name_of_this_machine_needs_no_resolver(port: int, path: str, status: int) -> None:
    answer = HttpWeb().get(f"http://sso.localhost:{port}{path}")
    assert (answer.status, answer.headers["x-test"]) == (status, "yes")
    assert answer.body == f"sso.localhost:{port}".encode()


def test_a_proxy_is_not_asked_about_this_machine(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    monkeypatch.delenv("no_proxy", raising=False)
    assert HttpWeb().get(f"http://sso.localhost:{port}/").status == 200


@pytest.fixture
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def test_nobody_there(free_port: int) -> None:
    with pytest.raises(WebError, match="nothing listens there"):
        HttpWeb().get(f"http://localhost:{free_port}/")
    with pytest.raises(WebError, match="nothing listens there"):
        HttpWeb().certificate_end("127.0.0.1", free_port)


def test_no_tls_there(port: int) -> None:
    with pytest.raises(WebError):
        HttpWeb().certificate_end("127.0.0.1", port)


@pytest.mark.parametrize(
    "content",
    [
        b"SSH-2.0-OpenSSH\r\n",
        b"HTTP/1.1 \x1b[2J\r\n\r\n",
        b"HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 200,
    ],
    ids=["another protocol", "an escape sequence", "broken chunks", "endless headers"],
)
def test_what_speaks_no_http_is_no_answer(content: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=answer_once, args=(server, content))
        thread.start()
        with pytest.raises(WebError, match=r"^what answers there speaks no valid HTTP$"):
            HttpWeb().get(f"http://localhost:{server.getsockname()[1]}/")
        thread.join()


def answer_once(server: socket.socket, content: bytes) -> None:
    connection, _ = server.accept()
    with connection:
        connection.recv(65_536)
        connection.sendall(content)


@pytest.mark.parametrize(
    "url",
    [
        *["file:///etc/passwd", "ftp://localhost/", "http:///x", "http://[::1", "http://localhost:99999/"],
        *["http://localhost:x/", "http://localhost:1/a b", "http://localhost:1/\xfc"],
    ],
)
def test_only_http_addresses_are_asked(url: str) -> None:
    with pytest.raises(WebError, match="no http address"):
        HttpWeb().get(url)


def test_names_of_this_machine_exist() -> None:
    assert HttpWeb().resolves("shop.localhost")
    assert not HttpWeb().resolves("no-such-name.invalid")
