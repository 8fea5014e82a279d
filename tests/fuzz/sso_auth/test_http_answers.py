"""What a server may answer where keys are fetched from: its body, or a failure that callers know."""

from http.client import HTTPException

from answering import ANSWERS, has_status, port_answering
from fuzzed import any_bytes
from sso_auth.fetch import fetch_bytes


@any_bytes(*ANSWERS)
def test_any_answer(content: bytes) -> None:
    try:
        body = fetch_bytes(f"http://127.0.0.1:{port_answering(content)}/jwks.json", max_bytes=100)
    except (OSError, HTTPException, ValueError):
        return
    assert len(body) <= 100
    assert has_status(content, 200)
