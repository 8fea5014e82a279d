"""Chalice with answers as the contract has them: the one file of this package that imports Chalice.

Chalice answers errors in a shape of its own, swallows what a view raises and crashes on resource paths
it does not know. `JsonApi` keeps its routing and puts one error shape around it. Which exception becomes
which answer stands in `http_errors`; what views read a request with, in `request_reading`.
"""

import functools
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from chalice.app import Chalice, Request, Response

from sso_auth.event_lines import Metric, event_line, user_hash
from sso_auth.event_scope import EventScope, current_scope, event_scope, request_id_of
from sso_auth.failures import failure_details
from sso_auth.http_errors import ApiError, api_error_for
from sso_auth.request_reading import MAX_BODY_BYTES, body_bytes

_BAD_REQUEST, _SERVER_FAULT = 400, 500
_OK = "ok"
_METHODS_WITH_BODY = {"POST", "PUT", "PATCH"}
_JSON = "application/json"
_OPTIONAL_MEMBERS = dict.fromkeys(
    ("headers", "multiValueQueryStringParameters", "pathParameters", "stageVariables", "body")
)


class JsonApi(Chalice):
    """A Chalice application whose every answer follows the contract.

    Errors are `{"error", "message", "request_id"}`, whatever raised them: a view (`ApiError`, `TokenError`,
    botocore errors, anything), Chalice itself, an unknown route or a path with an empty segment (404
    `not_found`), a wrong method (405 `method_not_allowed`), a body of another type than the view's (415
    `unsupported_media_type`), a body over 16 KB (413 `payload_too_large`).
    Every answer carries `Cache-Control: no-store`. API Gateway may send `/{proxy+}` and ANY here.

    Every request leaves one event line in the log (docs/events.md), an error from 500 on as an ERROR.

    `answer_headers(request)` adds headers to every answer, errors included (CORS); an exception from it is
    in the request's line and adds nothing. `metrics_namespace()` is asked at each request; without it, or if
    it answers None, the line has no metrics. `monotonic` is a clock in seconds.
    """

    FORMAT_STRING = "%(message)s"

    def __init__(
        self,
        app_name: str,
        *,
        answer_headers: Callable[[Request], Mapping[str, str]] | None = None,
        metrics_namespace: Callable[[], str | None] | None = None,
        monotonic: Callable[[], float] = time.perf_counter,
        now: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(app_name=app_name)
        self.log.setLevel(logging.INFO)  # Chalice would drop the lines of good answers
        self._answer_headers = answer_headers
        self._metrics_namespace = metrics_namespace
        self._monotonic = monotonic
        self._now = now
        # First registered is outermost: middleware of an application runs inside and is covered too.
        self.register_middleware(self._answer_by_contract, "http")

    def __call__(self, event: Any, context: Any) -> dict[str, Any]:  # noqa: ANN401 - Chalice's signature
        """Chalice wants every member of the event, as API Gateway sends them; others leave some out."""
        return super().__call__({**_OPTIONAL_MEMBERS, **event}, context)

    @property
    def request(self) -> Request:
        """The request being answered; for views, where there always is one."""
        request: Request | None = getattr(self, "current_request", None)  # unset before the first one
        if request is None:
            raise RuntimeError("no request is being answered")
        return request

    def _register_route(
        self,
        name: str,
        user_handler: Callable[..., Any],
        kwargs: Any,  # noqa: ANN401 - Chalice's signature
        **unused: dict[str, Any],
    ) -> None:
        """Wraps the view, because Chalice turns what a view raises into its own 500 before any middleware."""

        @functools.wraps(user_handler)
        def view(**path_parameters: str) -> Any:  # noqa: ANN401 - whatever the view returns
            try:
                return user_handler(**path_parameters)
            except Exception as error:
                return self._refusal(error)

        options = kwargs["kwargs"]
        methods = set(options.get("methods", ["GET"]))
        if with_body := methods & _METHODS_WITH_BODY:
            super()._register_route(
                name, view, {**kwargs, "kwargs": {**options, "methods": sorted(with_body)}}, **unused
            )
        if bodiless := methods - _METHODS_WITH_BODY:
            # Without this Chalice demands that a body which is not there be JSON.
            options = {"content_types": [], **options, "methods": sorted(bodiless)}
            super()._register_route(name, view, {**kwargs, "kwargs": options}, **unused)

    def _answer_by_contract(
        self, request: Request | None, get_response: Callable[[Any], Response]
    ) -> Response:
        started = self._monotonic()
        with event_scope(self._request_id()) as scope:
            response = self._answer(request, get_response)
            with suppress(Exception):  # a line must never break an answer
                self._log_request(request, response, scope, self._monotonic() - started)
        return response

    def _answer(self, request: Request | None, get_response: Callable[[Any], Response]) -> Response:
        try:
            if request is None:
                raise ApiError(404, "not_found", "There is nothing here.")
            self._admit(request)
            response = get_response(request)
        except Exception as error:
            response = self._refusal(error)
        if isinstance(response.body, dict) and {"Code", "Message"} == response.body.keys():
            response.body = self._error_body("internal_error", "Something went wrong.")
        if request is not None:
            response.headers.update(self._extra_headers(request))
        response.headers["Cache-Control"] = "no-store"
        if response.body not in ("", b""):
            response.headers.setdefault("Content-Type", _JSON)
        return response

    def _admit(self, request: Request) -> None:
        views = self.routes.get(request.path)
        if not views or not _is_whole(request):
            raise ApiError(404, "not_found", "There is nothing here.")
        if request.method not in views:
            allow = ", ".join(sorted(views))
            raise ApiError(405, "method_not_allowed", f"This path answers {allow}.", headers={"Allow": allow})
        types = views[request.method].content_types
        if not _is_of_type(request, types):
            raise ApiError(415, "unsupported_media_type", f"Send the body as {' or '.join(types)}.")
        if len(body_bytes(request)) > MAX_BODY_BYTES:
            raise ApiError(413, "payload_too_large", f"A body may have {MAX_BODY_BYTES} bytes.")

    def _extra_headers(self, request: Request) -> Mapping[str, str]:
        if self._answer_headers is None:
            return {}
        try:
            return self._answer_headers(request)
        except Exception as error:
            scope = current_scope()
            scope.failure = scope.failure or error  # the answer's own tells more
            return {}

    def _refusal(self, error: Exception) -> Response:
        answer = api_error_for(error)
        current_scope().failure = error
        return Response(
            body=self._error_body(answer.code, answer.message),
            status_code=answer.status,
            headers={**answer.headers},
        )

    def _error_body(self, code: str, message: str) -> dict[str, str]:
        return {"error": code, "message": message, "request_id": self._request_id()}

    def _request_id(self) -> str:
        context = self.current_request.context if self.current_request else {}
        # The fallback serves callers other than API Gateway, such as Chalice's test client.
        return str(context.get("requestId") or request_id_of(self.lambda_context))

    def _log_request(
        self, request: Request | None, response: Response, scope: EventScope, seconds: float
    ) -> None:
        outcome = _outcome(response)
        fields = {
            "kind": "request",
            "request_id": scope.request_id,
            "route": request.path if request and request.path in self.routes else None,
            "method": request.method if request else None,
            "status": response.status_code,
            "outcome": outcome,
            "latency_ms": round(seconds * 1000, 1),
            "user": scope.user_id and user_hash(scope.user_id),
            "application_id": scope.application_id,
            **(failure_details(scope.failure) if scope.failure else {}),
        }
        line = event_line(
            fields,
            metrics=[] if outcome == _OK else [Metric("Refusals", dimension=("Code", outcome))],
            metrics_namespace=self._metrics_namespace() if self._metrics_namespace else None,
            now=self._now(),
        )
        self.log.log(logging.ERROR if response.status_code >= _SERVER_FAULT else logging.INFO, line)


def _outcome(response: Response) -> str:
    """`ok`, or the code of the error."""
    if response.status_code < _BAD_REQUEST:
        return _OK
    body = response.body
    return str(body.get("error", "")) if isinstance(body, dict) else ""


def _is_of_type(request: Request, accepted: Sequence[str]) -> bool:
    """Whether the body's media type is accepted; a request that names none has JSON.

    Chalice looks for the type among the parameters, too. A page of another site may send those unasked.
    """
    media_type = request.headers.get("content-type", _JSON).partition(";")[0].strip().lower()
    return not accepted or "*/*" in accepted or media_type in (each.lower() for each in accepted)


def _is_whole(request: Request) -> bool:
    """Whether no segment is empty: API Gateway takes `/things/` for `/things`, which may mean all of them."""
    path: str = request.context.get("path", request.path)
    return request.path == "/" or not (path.endswith("/") or "//" in path)
