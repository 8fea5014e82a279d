"""What API Gateway answers by itself, in the API's error format."""

from dataclasses import dataclass

from aws_cdk import aws_apigateway as apigateway


@dataclass(frozen=True, kw_only=True)
class _Answer:
    response_type: apigateway.ResponseType
    status: int
    code: str
    message: str
    retry_after_seconds: int | None = None


_ANSWERS = (
    _Answer(
        response_type=apigateway.ResponseType.MISSING_AUTHENTICATION_TOKEN,
        status=404,
        code="not_found",
        message="There is nothing at this address.",
    ),
    _Answer(
        response_type=apigateway.ResponseType.REQUEST_TOO_LARGE,
        status=413,
        code="payload_too_large",
        message="The body may have 16 KB at most.",
    ),
    _Answer(
        response_type=apigateway.ResponseType.UNSUPPORTED_MEDIA_TYPE,
        status=415,
        code="unsupported_media_type",
        message="Send the body as application/json.",
    ),
    _Answer(
        response_type=apigateway.ResponseType.THROTTLED,
        status=429,
        code="too_many_requests",
        message="Please try again shortly.",
        retry_after_seconds=1,
    ),
    _Answer(
        response_type=apigateway.ResponseType.DEFAULT_5_XX,
        status=503,
        code="temporarily_unavailable",
        message="Please try again shortly.",
        retry_after_seconds=2,
    ),
)


def add_gateway_responses(api: apigateway.SpecRestApi) -> None:
    """Give `api` its own words for what never reaches its function.

    Source: API Gateway developer guide, "Gateway response types for API Gateway".
    """
    for answer in _ANSWERS:
        headers = {"Cache-Control": "'no-store'"}
        if answer.retry_after_seconds is not None:
            headers["Retry-After"] = f"'{answer.retry_after_seconds}'"
        body = (
            f'{{"error": "{answer.code}", "message": "{answer.message}", "request_id": "$context.requestId"}}'
        )
        api.add_gateway_response(
            answer.code.title().replace("_", ""),
            type=answer.response_type,
            status_code=str(answer.status),
            response_headers=headers,
            templates={"application/json": body},
        )
