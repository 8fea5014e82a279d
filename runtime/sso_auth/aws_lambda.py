"""Plain Lambda handlers behind API Gateway (REST and HTTP APIs) or a function URL. Needs no framework.

@require_user(verifier)
def handler(event, context, claims):
    return {"statusCode": 200, "body": f"Hello {claims.sub}"}
"""

import functools
import json
from collections.abc import Callable, Mapping
from typing import Any

from sso_auth.claims import Claims
from sso_auth.errors import TokenError
from sso_auth.http_errors import ApiError
from sso_auth.refusals import refusal
from sso_auth.request_reading import sole_bearer_token
from sso_auth.verifier import TokenVerifier

Event = dict[str, Any]
"""What Lambda hands over: the parsed JSON of the event."""

Handler = Callable[[Event, Any], Any]
"""A Lambda handler: event, context → answer."""

UserHandler = Callable[[Event, Any, Claims], Any]
"""A handler that is also given the claims of the user's token."""


def require_user(verifier: TokenVerifier) -> Callable[[UserHandler], Handler]:
    """Make a decorator that lets only requests with an accepted bearer token reach a handler.

    Others are answered as in the contract: 401 with `WWW-Authenticate: Bearer`, or 503 with `Retry-After`
    while the token cannot be judged. A `TokenError` or `ApiError` that the handler raises becomes its answer
    too; whatever else it raises is Lambda's to report. The event may have the payload format 1.0 or 2.0.
    Source: "Create AWS Lambda proxy integrations for HTTP APIs" in the API Gateway developer guide.
    """

    def decorate(handler: UserHandler) -> Handler:
        @functools.wraps(handler)
        def verified(event: Event, context: Any) -> Any:  # noqa: ANN401 - Lambda's signature
            try:
                claims = verifier.verify(sole_bearer_token(authorization_headers(event)))
                return handler(event, context, claims)
            except (TokenError, ApiError) as error:
                return _answer(error, request_id(event, context))

        return verified

    return decorate


def authorization_headers(event: Mapping[str, Any]) -> list[str]:
    """The values of all `Authorization` headers of an event.

    Format 1.0 has names as the client spelled them, and each name's values in a list of their own. Format 2.0
    has joined several values with commas, so that they are no token any more.
    """
    headers = event.get("multiValueHeaders") or event.get("headers") or {}
    found = [value for name, value in headers.items() if name.lower() == "authorization"]
    return [text for value in found for text in ([value] if isinstance(value, str) else value)]


def request_id(event: Mapping[str, Any], context: object) -> str:
    """The gateway's id of the request, which its access log has too; Lambda's own without a gateway."""
    gateway = event.get("requestContext") or {}
    return str(gateway.get("requestId") or getattr(context, "aws_request_id", ""))


def _answer(error: Exception, request_id: str) -> dict[str, object]:
    status, headers, body = refusal(error, request_id=request_id)
    return {
        "statusCode": status,
        "headers": {**headers, "Content-Type": "application/json"},
        "body": json.dumps(body),
        "isBase64Encoded": False,
    }
