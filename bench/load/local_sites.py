"""The sites of a local stack and its Cognito, as browsers reach them: by host names, without credentials."""

import json
from collections.abc import Mapping
from types import TracebackType
from typing import Any, NamedTuple, Self

import httpx

PATIENCE_SECONDS = 30
_FIRST_ERROR = 400


class RefusedError(Exception):
    """An answer that is no success; `code` is the API's own word for it, or the connection's."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(f"{status} {code}")
        self.status = status
        self.code = code


class Answer(NamedTuple):
    """A success."""

    body: Any
    cookies: Mapping[str, str]


class LocalSites:
    """Speaks to 127.0.0.1 and nothing else; `requests` counts what was sent."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._http = httpx.AsyncClient(
            base_url=f"http://127.0.0.1:{port}",
            timeout=PATIENCE_SECONDS,
            limits=httpx.Limits(max_connections=None, max_keepalive_connections=64),
            trust_env=False,
        )
        self.requests = 0

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._http.aclose()

    def origin(self, site: str) -> str:
        """As browsers name it."""
        return f"http://{site}.localhost:{self._port}"

    async def config(self, site: str) -> dict[str, Any]:
        """What the site's pages read at their start."""
        answer = await self._send("GET", "/config.json", headers={"Host": self._host(site)})
        config: dict[str, Any] = answer.body
        return config

    async def call(
        self,
        site: str,
        method: str,
        path: str,
        *,
        body: object = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """One request to a site's API; raises `RefusedError`."""
        return await self._send(
            method, f"/api{path}", headers={"Host": self._host(site), **(headers or {})}, body=body
        )

    async def cognito(self, operation: str, body: Mapping[str, object]) -> dict[str, Any]:
        """One of Cognito's public calls; raises `RefusedError`."""
        headers = {
            "Host": f"localhost:{self._port}",
            "Content-Type": "application/x-amz-json-1.1",
            "X-Amz-Target": f"AWSCognitoIdentityProviderService.{operation}",
        }
        answer = await self._send("POST", "/", headers=headers, body=body)
        result: dict[str, Any] = answer.body
        return result

    async def code_for(self, email: str) -> str:
        """The newest code in the mailbox; raises `RefusedError`."""
        answer = await self._send("GET", "/messages.json", headers={"Host": self._host("mailbox")})
        for mail in answer.body["messages"]:
            if mail["to"] == email and mail["code"]:
                return str(mail["code"])
        raise RefusedError(404, "no_mail")

    async def _send(
        self, method: str, path: str, *, headers: Mapping[str, str], body: object = None
    ) -> Answer:
        content = None if body is None else json.dumps(body).encode()
        typed = {} if content is None else {"Content-Type": "application/json"}
        # A cookie is sent only where a flow says so.
        self._http.cookies.clear()
        self.requests += 1
        try:
            answer = await self._http.request(method, path, headers=typed | dict(headers), content=content)
        except httpx.HTTPError as error:
            raise RefusedError(0, type(error).__name__) from error
        if answer.status_code >= _FIRST_ERROR:
            raise RefusedError(answer.status_code, _code(answer))
        return Answer(_json(answer), dict(answer.cookies))

    def _host(self, site: str) -> str:
        return f"{site}.localhost:{self._port}"


def _code(answer: httpx.Response) -> str:
    body = _json(answer)
    if not isinstance(body, dict):
        return "no_json"
    return str(body.get("error") or body.get("__type") or body.get("message"))


def _json(answer: httpx.Response) -> object:
    try:
        return answer.json()
    except ValueError:
        return None
