"""What API Gateway answers by itself, in the API's error format."""

from typing import Any


def _response(status: int, code: str, message: str, *, retry_after_seconds: int | None = None) -> dict[str, Any]:
    headers = {"gatewayresponse.header.Cache-Control": "'no-store'"}
    if retry_after_seconds is not None:
        headers["gatewayresponse.header.Retry-After"] = f"'{retry_after_seconds}'"
    body = f'{{"error": "{code}", "message": "{message}", "request_id": "$context.requestId"}}'
    return {
        "statusCode": str(status),
        "responseParameters": headers,
        "responseTemplates": {"application/json": body},
    }


GATEWAY_RESPONSES: dict[str, dict[str, Any]] = {
    "MISSING_AUTHENTICATION_TOKEN": _response(404, "not_found", "There is nothing at this address."),
    "REQUEST_TOO_LARGE": _response(413, "payload_too_large", "The body may have 16 KB at most."),
    "THROTTLED": _response(429, "too_many_requests", "Please try again shortly.", retry_after_seconds=1),
    "QUOTA_EXCEEDED": _response(429, "too_many_requests", "Please try again later.", retry_after_seconds=60),
    "INTEGRATION_FAILURE": _response(
        503, "temporarily_unavailable", "Please try again shortly.", retry_after_seconds=2
    ),
    "INTEGRATION_TIMEOUT": _response(
        503, "temporarily_unavailable", "Please try again shortly.", retry_after_seconds=2
    ),
    "DEFAULT_5XX": _response(503, "temporarily_unavailable", "Please try again shortly.", retry_after_seconds=2),
}
"""By API Gateway's response type (docs: "Gateway response types for API Gateway")."""
