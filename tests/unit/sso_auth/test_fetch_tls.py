"""The default transport over TLS: a certificate for another host, or from nobody known, is refused."""

import ssl
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from sso_auth.fetch import fetch_bytes

Serve = Callable[[x509.GeneralName], str]

HERE = x509.IPAddress(ip_address("127.0.0.1"))
ELSEWHERE = x509.DNSName("evil.example")


class Answer(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(self.headers["Host"].encode())

    def log_message(self, format: str, *args: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A caller that hangs up is what the tests are about."""


def certificate(subject: x509.GeneralName, folder: Path) -> Path:
    """Signed by itself; in one file with its key."""
    key = generate_private_key(SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "jwks")])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([subject]), critical=False)
        .sign(key, SHA256())
    )
    file = folder / "certificate.pem"
    file.write_bytes(
        signed.public_bytes(Encoding.PEM)
        + key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    )
    return file


@pytest.fixture
def serve(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Serve]:
    """Starts a server with a certificate that this process trusts, and returns its address."""
    with Server(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})

        def started(subject: x509.GeneralName) -> str:
            file = certificate(subject, tmp_path)
            monkeypatch.setenv("SSL_CERT_FILE", str(file))
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(file)
            server.socket = context.wrap_socket(server.socket, server_side=True)
            thread.start()
            return f"https://127.0.0.1:{server.server_port}/jwks.json"

        yield started
        server.shutdown()
        thread.join()


def test_the_answer_of_a_host_that_proves_its_name(serve: Serve) -> None:
    url = serve(HERE)
    assert f"https://{fetch_bytes(url).decode()}/jwks.json" == url


def test_a_certificate_for_another_host_is_refused(serve: Serve) -> None:
    with pytest.raises(ssl.SSLCertVerificationError, match="not valid for"):
        fetch_bytes(serve(ELSEWHERE))


def test_a_certificate_from_nobody_known_is_refused(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    url = serve(HERE)
    monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(ssl.SSLCertVerificationError, match="verify failed"):
        fetch_bytes(url)
