"""Listens to a browser context from before its first page: broken policies, complaints, requests, headers."""

from collections.abc import Collection
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response, WebError

_BINDING = "reportToTheGallery"
_LISTENER = f"""addEventListener('securitypolicyviolation', (event) => {{
  const place = `${{event.sourceFile}}:${{event.lineNumber}}`;
  {_BINDING}(`${{event.effectiveDirective}} blocked "${{event.blockedURI}}" at ${{place}} ${{event.sample}}`);
}});"""
_LOCAL_SCHEMES = ("data", "blob")


def origin_of(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


class Watch:
    """What a context's pages did and said."""

    def __init__(self, context: BrowserContext) -> None:
        self.violations: list[str] = []
        """Reports of the browser about the Content-Security-Policy and Trusted Types."""
        self._complaints: list[tuple[str, str]] = []
        self._requests: list[Request] = []
        self._answers: list[Response] = []
        context.expose_binding(_BINDING, lambda _, report: self.violations.append(report))
        context.add_init_script(_LISTENER)
        context.on("console", self._hear)
        context.on("weberror", self._hear_error)
        context.on("request", self._see_request)
        context.on("response", self._see_answer)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._complaints.append((message.location["url"], message.text))

    def _hear_error(self, error: WebError) -> None:
        self._complaints.append(("", str(error.error)))

    def _see_request(self, request: Request) -> None:
        self._requests.append(request)

    def _see_answer(self, answer: Response) -> None:
        self._answers.append(answer)

    def complaints(self, *, about_other_than: Collection[str], without: Collection[str]) -> list[str]:
        """Errors in the console, but for those about these addresses and those that say these words."""
        return [
            f"{text} ({url})"
            for url, text in self._complaints
            if url not in about_other_than and not any(words in text for words in without)
        ]

    def requests_elsewhere(self, allowed: Collection[str]) -> list[str]:
        """Requests to other origins than these. The browser may leave for another place altogether."""
        return [
            request.url
            for request in self._requests
            if urlsplit(request.url).scheme not in _LOCAL_SCHEMES
            and origin_of(request.url) not in allowed
            and not _leaves(request)
        ]

    def scripts_elsewhere(self, home: str) -> list[str]:
        """Scripts that come from another origin than `home`."""
        scripts = [request.url for request in self._requests if request.resource_type == "script"]
        return [url for url in scripts if origin_of(url) != home]

    def documents(self, home: str) -> list[Response]:
        """The pages of `home` that were loaded whole."""
        return [
            answer
            for answer in self._answers
            if answer.ok and origin_of(answer.url) == home and _leaves(answer.request)
        ]

    def files(self, home: str) -> list[Response]:
        """The scripts and style sheets of `home`."""
        return [
            answer
            for answer in self._answers
            if origin_of(answer.url) == home and answer.request.resource_type in ("script", "stylesheet")
        ]


def _leaves(request: Request) -> bool:
    return request.is_navigation_request() and request.frame.parent_frame is None
