"""Chalice's test client without its gateway: the app is called with an event, as Lambda calls it."""

from typing import Any

from chalice.app import Chalice
from chalice.config import Config
from chalice.local import LambdaContext, LocalGateway
from chalice.test import HTTPResponse
from watched_calls import Watch


class LambdaClient:
    """Times each call; `http` answers as Chalice's own client does."""

    def __init__(self, app: Chalice, watch: Watch) -> None:
        self._app, self._watch = app, watch
        self._events = LocalGateway(app, Config.create()).event_converter
        self._context = LambdaContext("load", 1024, 15_000)

    @property
    def http(self) -> "LambdaClient":
        """The only one of the clients that there is here."""
        return self

    def request(
        self, method: str, path: str, headers: dict[str, str] | None = None, body: bytes = b""
    ) -> HTTPResponse:
        """The event is made beforehand, and not timed."""
        event = self._events.create_lambda_event(method, path, headers or {}, body)
        with self._watch.request():
            answer: dict[str, Any] = self._app(event, self._context)
        return HTTPResponse.create_from_dict(answer)
