"""Chalice's test client that lets no answer pass which the description does not have."""

from typing import Any

from chalice.app import Chalice
from chalice.config import Config
from chalice.test import Client, HTTPResponse, TestHTTPClient

from described_api.description import ApiDescription
from described_api.gateway import ApiGateway


class DescribedClient(Client):
    """For tests of whatever kind: what they ask for is answered as described, or they fail.

    `gateway` is for requests that Chalice's own stand-in cannot make.
    """

    def __init__(self, app: Chalice, description: ApiDescription) -> None:
        super().__init__(app)
        self.gateway = ApiGateway(app, description)
        self._described_http = _DescribedHttp(app, self._chalice_config, description)

    @property
    def http(self) -> TestHTTPClient:
        """Like Chalice's."""
        return self._described_http


class _DescribedHttp(TestHTTPClient):
    def __init__(self, app: Chalice, config: Config, description: ApiDescription) -> None:
        super().__init__(app, config)
        self._description = description

    def request(self, method: str, path: str, *arguments: Any, **named: Any) -> HTTPResponse:
        answer = super().request(method, path, *arguments, **named)
        # What Chalice's stand-in for API Gateway refuses never reaches the application.
        if "x-amzn-ErrorType" not in answer.headers:
            asked = path.partition("?")[0]
            fault = self._description.fault(
                method.upper(), asked, answer.status_code, answer.headers, answer.body
            )
            assert fault is None, f"{method} {asked} answered {answer.status_code}: {fault}"
        return answer
