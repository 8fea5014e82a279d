"""The gateway as a WSGI application (PEP 3333), for tools that speak to those without a network."""

from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from described_api.gateway import ApiGateway, Headers

_HEADER = "HTTP_"
_WITHOUT_PREFIX = ("CONTENT_TYPE", "CONTENT_LENGTH")


class WsgiGateway:
    """Needs `REQUEST_URI`, the path as it was sent, which the WSGI client of Werkzeug has."""

    def __init__(self, gateway: ApiGateway) -> None:
        self._gateway = gateway

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., object]) -> Iterable[bytes]:
        """Hands a request to the gateway."""
        path, query = environ["REQUEST_URI"].partition("?")[0], environ["QUERY_STRING"]
        body = environ["wsgi.input"].read()
        answer = self._gateway.call(
            environ["REQUEST_METHOD"], path, query=query, headers=_headers(environ), body=body or None
        )
        status = HTTPStatus(answer.status_code)
        start_response(f"{status.value} {status.phrase}", list(answer.headers.items()))
        return [answer.body]


def _headers(environ: dict[str, Any]) -> Headers:
    return [
        (name.removeprefix(_HEADER).replace("_", "-").lower(), value)
        for name, value in environ.items()
        if value and (name.startswith(_HEADER) or name in _WITHOUT_PREFIX)
    ]
