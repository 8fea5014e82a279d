"""API Gateway's Lambda proxy integration, for requests that no well-behaved client makes.

Event: https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
"""

import base64
import time
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qs, unquote

from chalice.app import Chalice
from chalice.test import HTTPResponse

from described_api.description import ApiDescription

STAGE = "/api"
_ANY_PATH = "/{proxy+}"

Headers = Sequence[tuple[str, str]]
"""Names and values in the order of the wire; a name may come more than once."""


class ApiGateway:
    """Calls an application, and fails for an answer that is not as described, or that took long to make."""

    MAX_SECONDS = 2.0
    """Of computing time: what is refused must not cost more than what is served."""

    def __init__(self, app: Chalice, description: ApiDescription) -> None:
        self._app = app
        self.description = description

    def call(
        self, method: str, path: str, *, query: str = "", headers: Headers = (), body: bytes | None = None
    ) -> HTTPResponse:
        """`path` and `query` as they stand in the request's first line."""
        return self.send(self.event(method, path, query=query, headers=headers, body=body))

    def send(self, event: dict[str, Any]) -> HTTPResponse:
        """Invokes the application with an event that a test has made or changed."""
        started = time.thread_time()
        answer = HTTPResponse.create_from_dict(self._app(event, None))
        seconds = time.thread_time() - started
        method, path = event["httpMethod"], event["path"]
        fault = self.description.fault(method, path, answer.status_code, answer.headers, answer.body)
        assert fault is None, f"{method} {path[:80]} answered {answer.status_code}: {fault}"
        assert seconds < self.MAX_SECONDS, f"{method} {path[:80]} took {seconds:.1f} s"
        return answer

    def event(
        self,
        method: str,
        path: str,
        *,
        query: str = "",
        headers: Headers = (),
        body: bytes | None = None,
    ) -> dict[str, Any]:
        """What API Gateway makes of a request."""
        # It takes `/things/` for `/things`; the application must not.
        resource = self.description.path_of(path.rstrip("/") or "/") or _ANY_PATH
        text, is_base64 = _as_text(body)
        return {
            "resource": resource,
            "path": path,
            "httpMethod": method,
            "headers": dict(headers) or None,
            "multiValueHeaders": _grouped(headers) or None,
            "queryStringParameters": {name: values[-1] for name, values in _values(query).items()} or None,
            "multiValueQueryStringParameters": _values(query) or None,
            "pathParameters": _path_parameters(resource, path) or None,
            "stageVariables": None,
            "requestContext": {
                "resourcePath": resource,
                "httpMethod": method,
                "path": f"{STAGE}{path}",
                "stage": STAGE.strip("/"),
                "requestId": "c6af9ac6-7b61-11e6-9a41-93e8deadbeef",
                "identity": {"sourceIp": "203.0.113.7"},
            },
            "body": text,
            "isBase64Encoded": is_base64,
        }


def _values(query: str) -> dict[str, list[str]]:
    return parse_qs(query, keep_blank_values=True)


def _grouped(headers: Headers) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = {}
    for name, value in headers:
        grouped.setdefault(name, []).append(value)
    return grouped


def _path_parameters(resource: str, path: str) -> Mapping[str, str]:
    if resource == _ANY_PATH:
        return {"proxy": path.removeprefix("/")}
    pairs = zip(resource.split("/"), path.split("/"), strict=False)
    return {name[1:-1]: unquote(value) for name, value in pairs if name.startswith("{")}


def _as_text(body: bytes | None) -> tuple[str | None, bool]:
    """Base64 for what is no text."""
    if body is None:
        return None, False
    try:
        return body.decode(), False
    except UnicodeDecodeError:
        return base64.b64encode(body).decode(), True
