"""An application of every kind of view, called with events as API Gateway sends them."""

import base64
import itertools
import json
import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[3] / "runtime"))

from chalice.app import Blueprint
from sso_auth.chalice_api import JsonApi

_names = itertools.count()


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, Any]
    text: str

    @property
    def json(self) -> Any:
        return json.loads(self.text)


class Gateway:
    """Invokes an application the way API Gateway's Lambda proxy integration does."""

    def __init__(self, app: JsonApi) -> None:
        self.app = app
        self.log_lines: list[str] = []
        self.log_levels: list[int] = []
        handler = logging.Handler()
        handler.emit = self._keep  # type: ignore[method-assign]  # a stand-in
        app.log.addHandler(handler)

    def _keep(self, record: logging.LogRecord) -> None:
        self.log_lines.append(record.getMessage())
        self.log_levels.append(record.levelno)

    def call(
        self,
        method: str = "GET",
        resource: str = "/view",
        *,
        body: str | bytes | None = None,
        headers: dict[str, str] | None = None,
        query: dict[str, list[str]] | None = None,
        path: str | None = None,
        parameters: dict[str, str] | None = None,
        base64_body: bool = False,
    ) -> Answer:
        if base64_body:
            body = base64.b64encode(body if isinstance(body, bytes) else (body or "").encode()).decode()
        elif isinstance(body, bytes):
            body = body.decode()
        event = {
            "resource": resource,
            "httpMethod": method,
            "headers": headers,
            "multiValueHeaders": None,
            "multiValueQueryStringParameters": query,
            "pathParameters": parameters,
            "stageVariables": None,
            "requestContext": {
                "httpMethod": method,
                "resourcePath": resource,
                "path": path or f"/stage{resource}",
                "requestId": "gateway-id-1",
            },
            "body": body,
            "isBase64Encoded": base64_body,
        }
        answer = self.app(event, None)
        return Answer(
            answer["statusCode"], {**answer["headers"], **answer["multiValueHeaders"]}, answer["body"]
        )


@pytest.fixture
def new_app() -> Callable[..., JsonApi]:
    """JsonApi under a logger of its own."""
    return lambda **options: JsonApi(f"test-{next(_names)}", **options)


@pytest.fixture
def gateway() -> Callable[[JsonApi], Gateway]:
    """A gateway to an application of the test's own."""
    return Gateway


@pytest.fixture
def serve(new_app: Callable[..., JsonApi]) -> Callable[..., Gateway]:
    """A gateway to an application whose `/view` does what `view(request)` does, for GET and POST."""

    def build(view: Callable[[Any], Any], **options: Any) -> Gateway:
        app = new_app(**options)
        app.route("/view", methods=["GET", "POST"])(lambda: view(app.request))
        return Gateway(app)

    return build


@pytest.fixture
def serve_blueprint(new_app: Callable[..., JsonApi]) -> Callable[[Callable[[], Any]], Gateway]:
    """The same with the view in a Chalice blueprint."""

    def build(view: Callable[[], Any]) -> Gateway:
        blueprint = Blueprint("test")
        blueprint.route("/view")(view)
        app = new_app()
        app.register_blueprint(blueprint)
        return Gateway(app)

    return build
