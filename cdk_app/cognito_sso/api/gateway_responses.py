"""What API Gateway answers by itself, in the API's error format."""

from dataclasses import dataclass

from aws_cdk import aws_apigateway as apigateway

from cognito_sso.rule_exceptions import excuse


@dataclass(frozen=True, kw_only=True)
class _Answer:
    response_type: apigateway.ResponseType
    status: int
    code: str
    message: str
    retry_after_seconds: int | None = None


_ANSWERS = (
    _Answer(
        response_type=apigateway.ResponseType.INVALID_API_KEY,
        status=403,
        code="forbidden",
        message="This API answers at its site's address only.",
    ),
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


def described_responses() -> dict[str, dict[str, object]]:
    """The answers for what never reaches the function, as part of the API's description.

    Source: API Gateway developer guide, "x-amazon-apigateway-gateway-responses" and "Gateway response types".
    """
    return {
        answer.response_type.response_type: {
            "statusCode": str(answer.status),
            "responseParameters": {
                f"gatewayresponse.header.{name}": value for name, value in _headers(answer).items()
            },
            "responseTemplates": _templates(answer),
        }
        for answer in _ANSWERS
    }


def add_gateway_responses(api: apigateway.SpecRestApi) -> None:
    """The same as resources beside the API, for an emulator that reads none from the description.

    Not for AWS: there, a later change of the description would drop what stands beside it.
    """
    for answer in _ANSWERS:
        api.add_gateway_response(
            answer.code.title().replace("_", ""),
            type=answer.response_type,
            status_code=str(answer.status),
            response_headers=_headers(answer),
            templates=_templates(answer),
        )
    excuse(
        api, "CloudFormation-Validate::W3660", reason="The emulator reads no answers from the description."
    )


def _headers(answer: _Answer) -> dict[str, str]:
    headers = {"Cache-Control": "'no-store'"}
    if answer.retry_after_seconds is not None:
        headers["Retry-After"] = f"'{answer.retry_after_seconds}'"
    return headers


def _templates(answer: _Answer) -> dict[str, str]:
    body = f'{{"error": "{answer.code}", "message": "{answer.message}", "request_id": "$context.requestId"}}'
    return {"application/json": body}
