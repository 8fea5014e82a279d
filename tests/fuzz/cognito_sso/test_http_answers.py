"""What a server may answer to `doctor`: an answer, or a `WebError` in a few words."""

from answering import answering
from cognito_sso.admin.http_web import HttpWeb
from cognito_sso.admin.web import WebError
from fuzzed import any_bytes, any_values
from hypothesis import strategies as st
from strange import TEXTS

WEB = HttpWeb()
ANSWERS = [
    b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
    b"HTTP/1.1 302 Found\r\nLocation: http://evil.example/\r\n\r\n",
    b"HTTP/1.1 401 No\r\nWWW-Authenticate: Basic\r\n\r\n",
    b"HTTP/1.1 404 No\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}",
    b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{}",
    b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n{}",
    b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 300,
    b"HTTP/1.1 200 OK\r\na" + b"b" * 7000,
    b"HTTP/9.9 200 OK\r\n\r\n",
    b"HTTP/1.1 abc\r\n\r\n",
    b"SSH-2.0-OpenSSH\r\n",
    b"",
]


@any_bytes(*ANSWERS)
def test_any_answer(content: bytes) -> None:
    server = answering()
    server.content = content
    try:
        answer = WEB.get(f"http://sso.localhost:{server.port}/config.json")
    except WebError as error:
        assert str(error)
        return
    # Python reads 20_0 as 200.
    assert str(answer.status).encode() in content.replace(b"_", b"")
    assert all(name == name.lower() for name in answer.headers)


@any_values(rest=TEXTS, scheme=st.sampled_from(["http://", "https://", "", "file://", "ftp://"]))
def test_any_address(rest: str, scheme: str) -> None:
    """Names of this machine only, so that nothing leaves it."""
    for url in (
        f"{scheme}localhost:1/{rest}",
        f"{scheme}[{rest}",
        f"{scheme}localhost:{rest}",
        f"file:{rest}",
    ):
        if "localhost" not in url.split("/")[2:3][0:1] and scheme.startswith("http") and "[" not in url:
            continue
        try:
            WEB.get(url)
        except WebError as error:
            assert str(error)
