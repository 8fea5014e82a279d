"""Stands between a page and its backends: the sites' files are the stack's own, the calls are replied to."""

import json
import re
from urllib.parse import urlsplit

from gallery.replies import Answer, NoAnswer, Replies, Reply
from playwright.sync_api import BrowserContext, Request, Route

_COGNITO_TARGET = "x-amz-target"


class Line:
    """All requests of one browser context, and what became of them."""

    def __init__(self, context: BrowserContext, home: str, replies: Replies) -> None:
        """`home` is the origin of the site that is looked at."""
        self._home = home
        self._replies = replies
        self._taken: dict[str, int] = {}
        self.unanswered: list[str] = []
        """Calls that nobody has thought of."""
        self.failed: set[str] = set()
        """Addresses of refused and lost calls, about which the browser may complain."""
        self._held: list[Route] = []
        site = re.escape(home)
        context.route(re.compile(rf"^(?!{site}/)|^{site}/(api/|config\.json)"), self._serve)

    def hang_up(self) -> None:
        """End the calls that are held, before the browser does."""
        for route in self._held:
            route.abort()

    def _serve(self, route: Route) -> None:
        request = route.request
        call = _call(request)
        if call in self._replies:
            self._reply(route, self._next(call))
        elif request.is_navigation_request() and _origin(request.url) != self._home:
            # The page stays as it is when the browser leaves it.
            route.fulfill(status=204)
        elif _COGNITO_TARGET in request.headers or urlsplit(request.url).path.startswith("/api/"):
            self.unanswered.append(call)
            self._reply(route, NoAnswer.LOST)
        else:
            route.continue_()

    def _next(self, call: str) -> Reply:
        replies = self._replies[call]
        if not isinstance(replies, list):
            return replies
        turn = self._taken.get(call, 0)
        self._taken[call] = turn + 1
        return replies[min(turn, len(replies) - 1)]

    def _reply(self, route: Route, reply: Reply) -> None:
        if reply is NoAnswer.HELD:
            self._held.append(route)
            return
        if callable(reply):
            reply = reply(route.request.url)
        if not isinstance(reply, Answer) or reply.status >= 400:
            self.failed.add(route.request.url)
        if isinstance(reply, Answer):
            _fulfill(route, reply)
        else:
            route.abort("connectionfailed")


def _call(request: Request) -> str:
    target = request.headers.get(_COGNITO_TARGET)
    if target:
        return target.rpartition(".")[2]
    return f"{request.method} {urlsplit(request.url).path}"


def _fulfill(route: Route, answer: Answer) -> None:
    headers = {"Content-Type": "application/json", "Cache-Control": "no-store"} | answer.headers
    if _origin(route.request.url) != route.request.headers.get("origin", _origin(route.request.url)):
        headers |= {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "Retry-After"}
    if answer.retry_after is not None:
        headers["Retry-After"] = str(answer.retry_after)
    body = answer.body if isinstance(answer.body, str) else json.dumps(answer.body)
    route.fulfill(status=answer.status, headers=headers, body="" if answer.body is None else body)


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
