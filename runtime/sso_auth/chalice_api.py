"""Chalice with the contract's HTTP manners: the one file of this package that imports Chalice.

Chalice answers errors in a shape of its own, swallows what a view raises and crashes on resource paths
it does not know. `JsonApi` keeps its routing and puts one error shape around it; the functions below
read a request strictly. Which exception becomes which answer stands in `http_errors`.
"""

import functools
import json
import logging
import re
import traceback
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, NoReturn

from chalice.app import Chalice, Request, Response

from sso_auth.errors import MissingToken
from sso_auth.http_errors import ApiError, api_error_for, aws_error_codes, invalid_request

__all__ = ["MAX_BODY_BYTES", "ApiError", "JsonApi", "bearer_token", "json_body", "query_value", "text_field"]

MAX_BODY_BYTES = 16 * 1024
"""Largest request body, in bytes after base64 decoding; a larger one gets 413."""

_SERVER_FAULT = 500
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_CHALICE_CODES = {415: ("unsupported_media_type", "Send the body as application/json.")}


class JsonApi(Chalice):
    """A Chalice application whose every answer follows the contract.

    Errors are `{"error", "message", "request_id"}`, whatever raised them: a view (`ApiError`, `TokenError`,
    botocore errors, anything), Chalice itself, an unknown route (404 `not_found`), a wrong method (405
    `method_not_allowed`), a body over 16 KB (413 `payload_too_large`). Every answer carries
    `Cache-Control: no-store`. API Gateway may send `/{proxy+}` and ANY here.

    `answer_headers(request)` adds headers to every answer, errors included (CORS); an exception from it is
    logged and adds nothing.
    """

    FORMAT_STRING = "%(message)s"

    def __init__(
        self, app_name: str, *, answer_headers: Callable[[Request], Mapping[str, str]] | None = None
    ) -> None:
        super().__init__(app_name=app_name)
        self.log.setLevel(logging.INFO)  # Chalice would drop the reasons of refusals
        self._answer_headers = answer_headers
        # First registered is outermost: middleware of an application runs inside and is covered too.
        self.register_middleware(self._with_manners, "http")

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
        def view(**path_parameters: str) -> Any:  # noqa: ANN401
            try:
                return user_handler(**path_parameters)
            except Exception as error:
                return self._refusal(error)

        super()._register_route(name, view, kwargs, **unused)

    def _with_manners(self, request: Request | None, get_response: Callable[[Any], Response]) -> Response:
        try:
            if request is None:
                raise ApiError(404, "not_found", "There is nothing here.")
            self._admit(request)
            response = get_response(request)
        except Exception as error:
            response = self._refusal(error)
        if isinstance(response.body, dict) and {"Code", "Message"} == response.body.keys():
            code, message = _CHALICE_CODES.get(
                response.status_code, ("internal_error", "Something went wrong.")
            )
            response.body = self._error_body(code, message)
        if request is not None:
            response.headers.update(self._extra_headers(request))
        response.headers["Cache-Control"] = "no-store"
        if response.body not in ("", b""):
            response.headers.setdefault("Content-Type", "application/json")
        return response

    def _admit(self, request: Request) -> None:
        views = self.routes.get(request.path)
        if not views:
            raise ApiError(404, "not_found", "There is nothing here.")
        if request.method not in views:
            allow = ", ".join(sorted(views))
            raise ApiError(405, "method_not_allowed", f"This path answers {allow}.", headers={"Allow": allow})
        if len(_raw_body(request)) > MAX_BODY_BYTES:
            raise ApiError(413, "payload_too_large", f"A body may have {MAX_BODY_BYTES} bytes.")

    def _extra_headers(self, request: Request) -> Mapping[str, str]:
        if self._answer_headers is None:
            return {}
        try:
            return self._answer_headers(request)
        except Exception as error:
            self._log_failure(error, api_error_for(error))
            return {}

    def _refusal(self, error: Exception) -> Response:
        answer = api_error_for(error)
        self._log_failure(error, answer)
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
        return str(context.get("requestId") or getattr(self.lambda_context, "aws_request_id", ""))

    def _log_failure(self, error: Exception, answer: ApiError) -> None:
        """One JSON line of codes, types and a place; never the exception's text, which may quote input."""
        frame = traceback.extract_tb(error.__traceback__)[-1:]
        details = {
            "request_id": self._request_id(),
            "status": answer.status,
            "error": answer.code,
            "exception": type(error).__name__,
            "reason": getattr(error, "reason", None),
            "aws_codes": list(aws_error_codes(error)),
            "aws_operation": getattr(error, "operation_name", None),
            "at": f"{frame[0].filename}:{frame[0].lineno}" if frame else None,
        }
        line = json.dumps({name: value for name, value in details.items() if value}, default=str)
        self.log.log(logging.ERROR if answer.status >= _SERVER_FAULT else logging.INFO, line)


def json_body(request: Request) -> dict[str, object]:
    """The body as a JSON object; numbers with a point or an exponent arrive as `Decimal`, exactly as written.

    Refused with 400 `invalid_request`: no JSON, not an object, invalid UTF-8, NaN and Infinity, a name
    given twice, nesting too deep to parse.
    """
    try:
        body = json.loads(
            _raw_body(request).decode("utf-8"),
            parse_constant=_refuse_constant,
            parse_float=Decimal,
            object_pairs_hook=_without_duplicates,
        )
    except (ValueError, ArithmeticError, RecursionError):
        # ArithmeticError: an exponent that Decimal cannot hold.
        raise invalid_request("The body is not valid JSON.") from None
    if not isinstance(body, dict):
        raise invalid_request("The body must be a JSON object.")
    return body


def text_field(
    body: Mapping[str, object], name: str, *, max_length: int = 256, pattern: re.Pattern[str] | None = None
) -> str:
    """A required, non-empty string of the body without control characters; 400 naming the field otherwise.

    `max_length` counts characters; `pattern` must match the whole text.
    """
    value = body.get(name)
    if not isinstance(value, str) or not value:
        raise invalid_request(f"{name} must be a non-empty string.")
    return _checked_text(value, name, max_length, pattern)


def query_value(
    request: Request, name: str, *, max_length: int = 256, pattern: re.Pattern[str] | None = None
) -> str | None:
    """A query parameter, None when absent; one that is repeated, empty or ill-formed gets 400 naming it."""
    values = (
        request.query_params.getlist(name) if request.query_params and name in request.query_params else []
    )
    if not values:
        return None
    if len(values) > 1:
        raise invalid_request(f"{name} must be given once.")
    if not values[0]:
        raise invalid_request(f"{name} must not be empty.")
    return _checked_text(values[0], name, max_length, pattern)


def bearer_token(request: Request) -> str:
    """The unverified token of `Authorization: Bearer …` (RFC 6750 §2.1); `MissingToken` without one."""
    header: str = request.headers.get("authorization", "")
    scheme, _, token = header.partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise MissingToken("no bearer token in the Authorization header")
    return token.strip()


def _checked_text(value: str, name: str, max_length: int, pattern: re.Pattern[str] | None) -> str:
    if len(value) > max_length:
        raise invalid_request(f"{name} may have {max_length} characters.")
    if _UNPRINTABLE.search(value) or (pattern is not None and not pattern.fullmatch(value)):
        raise invalid_request(f"{name} has an invalid value.")
    return value


def _raw_body(request: Request) -> bytes:
    try:
        raw = request.raw_body
    except ValueError:  # broken base64, or text that is no UTF-8
        raise invalid_request("The body cannot be decoded.") from None
    return raw if isinstance(raw, bytes) else raw.encode()


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _without_duplicates(pairs: list[tuple[str, object]]) -> dict[str, object]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise ValueError("duplicate name")
    return result
