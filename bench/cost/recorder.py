"""The requests of one page as Chromium's DevTools protocol tells them: Playwright leaves out preflights.

https://chromedevtools.github.io/devtools-protocol/tot/Network/
"""

from collections.abc import Callable
from typing import Any, Protocol

LOCAL_HOST = ".localhost"


class Session(Protocol):
    """What is needed of Playwright's CDPSession."""

    def on(self, event: str, f: Callable[[Any], None]) -> None: ...

    def send(self, method: str) -> Any: ...  # noqa: ANN401 - as Playwright has it


class Recorder:
    """Counts from the first event of `session`, which is of one page."""

    def __init__(self, session: Session) -> None:
        self._requests: dict[str, dict[str, Any]] = {}
        session.on("Network.requestWillBeSent", self._sent)
        session.on("Network.requestServedFromCache", lambda event: self._drop(event["requestId"]))
        session.on("Network.responseReceived", self._answered)
        session.on("Network.loadingFinished", self._loaded)
        session.send("Network.enable")

    def take(self, *, last: str) -> dict[str, Any]:
        """What was asked for since the last time, up to the last call `last` and its preflight, by kind."""
        asked = list(self._requests.values())
        self._requests.clear()
        calls = [request["call"] for request in asked]
        if last not in calls:
            raise SystemExit(f"The browser did not call {last}")
        end = len(calls) - calls[::-1].index(last)
        # Chromium tells of a preflight after the call that it is for.
        late = [request for request in asked[end:] if request["call"] == _preflight_of(last)]
        made = [*asked[:end], *late]
        return {
            # What came from the browser's own cache has no bytes.
            "files": sum(request["call"] is None and request["bytes"] > 0 for request in made),
            "bytes": sum(request["bytes"] for request in made),
            "calls": [call for call in calls[:end] if call is not None and not _is_preflight(call)],
            "preflights": [request["call"] for request in made if _is_preflight(request["call"])],
        }

    def forget(self) -> None:
        """Count from here."""
        self._requests.clear()

    def _sent(self, event: dict[str, Any]) -> None:
        request = event["request"]
        host, _, path = request["url"].partition("://")[2].partition("/")
        if request["url"].startswith("http"):
            self._requests[event["requestId"]] = {"call": _call(host, path, request), "bytes": 0}

    def _drop(self, request_id: str) -> None:
        self._requests.pop(request_id, None)

    def _answered(self, event: dict[str, Any]) -> None:
        if event["response"].get("fromDiskCache"):
            self._drop(event["requestId"])

    def _loaded(self, event: dict[str, Any]) -> None:
        known = self._requests.get(event["requestId"])
        # What Cognito answers does not come through the CDN.
        if known is not None and not str(known["call"]).startswith("cognito "):
            known["bytes"] = int(event["encodedDataLength"])


def _is_preflight(call: str | None) -> bool:
    return call is not None and " OPTIONS" in call


def _preflight_of(call: str) -> str:
    site, _, path = call.split(" ")
    return f"{site} OPTIONS {path}"


def _call(host: str, path: str, request: dict[str, Any]) -> str | None:
    """Such as "sso GET /authorize" or "cognito InitiateAuth"; None for a file of a site."""
    headers = {name.lower(): value for name, value in request["headers"].items()}
    if LOCAL_HOST not in host:
        operation = headers.get("x-amz-target", "").rpartition(".")[2]
        return f"cognito {operation or request['method']}"
    if not path.startswith("api/"):
        return None
    site = host.partition(LOCAL_HOST)[0]
    return f"{site} {request['method']} /{path.removeprefix('api/').partition('?')[0]}"
