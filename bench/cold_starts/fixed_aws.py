"""DynamoDB, Cognito and the user pool's keys for functions that start: fixed answers on a loopback port."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from signed_token import SignedToken

USER = "7235f4a4-4041-70aa-e6b2-2f7f0a8e3b11"
SHOP = "https://shop.example"
CREATED = {"created_at": {"S": "2026-11-23T04:00:00Z"}}
CHANNEL = {"channel_id": "web", "return_url": f"{SHOP}/success", "logout_url": f"{SHOP}/"}
ITEMS: dict[tuple[str, str], dict[str, Any]] = {
    ("application-shop", "application"): {
        "application_id": {"S": "shop"},
        "name": {"S": "Shop"},
        "enrolment": {"S": "open"},
        "user_pool_client_id": {"S": "client-shop"},
        "channels": {"L": [{"M": {name: {"S": text} for name, text in CHANNEL.items()}}]},
    },
    ("application-shop", f"user-{USER}"): {"application_id": {"S": "shop"}, "user_id": {"S": USER}},
    (f"user-{USER}", "user"): {
        "sub": {"S": USER},
        "email": {"S": "ada.lovelace@example.com"},
        "name": {"S": "Ada Lovelace"},
        "accepts_marketing": {"BOOL": False},
    },
}


@contextmanager
def fixed_aws(token: SignedToken) -> Iterator[str]:
    """The URL of all three. The keys are those of `token`, which is every token that Cognito answers with."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._send(token.jwks)

        def do_PUT(self) -> None:
            self._body()
            self._send({})

        def do_POST(self) -> None:
            operation = self.headers["X-Amz-Target"].rpartition(".")[2]
            self._send(answer_to(operation, json.loads(self._body()), token.text))

        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def _body(self) -> bytes:
            return self.rfile.read(int(self.headers["Content-Length"]))

        def _send(self, answer: object) -> None:
            body = json.dumps(answer).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/x-amz-json-1.0")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


def answer_to(operation: str, asked: dict[str, Any], token: str) -> dict[str, Any]:
    """As AWS would; every write and every password is fine."""
    if operation == "GetItem":
        item = _item(asked["Key"])
        return {"Item": item} if item else {}
    if operation == "BatchGetItem":
        [(table, keys)] = asked["RequestItems"].items()
        return {"Responses": {table: [item for key in keys["Keys"] if (item := _item(key))]}}
    tokens = {"IdToken": token, "AccessToken": token, "RefreshToken": "refresh", "ExpiresIn": 3600}
    challenge = {
        "ChallengeName": "CUSTOM_CHALLENGE",
        "Session": "session of 20 letters",
        "ChallengeParameters": {},
    }
    answers: dict[str, dict[str, Any]] = {
        "Query": {"Items": []},
        "AdminInitiateAuth": challenge,
        "AdminRespondToAuthChallenge": {"AuthenticationResult": tokens},
        "InitiateAuth": {"AuthenticationResult": tokens},
    }
    return answers.get(operation, {})


def _item(key: dict[str, Any]) -> dict[str, Any] | None:
    found = ITEMS.get((key["PK"]["S"], key["SK"]["S"]))
    return None if found is None else {**key, **found, **CREATED}
