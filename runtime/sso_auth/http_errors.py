"""Which HTTP answer a failure gets: the one place that maps exceptions to status, code and headers.

Knows neither Chalice nor boto3; AWS errors are recognised by their shape, so services may raise
`ApiError` without importing a web framework.
"""

from collections.abc import Iterator, Mapping

from sso_auth.errors import TokenError

RETRY_AFTER_SECONDS = 2
"""What a client is asked to wait after a throttled or failed dependency."""

_SERVER_FAULT = 500
_COGNITO_LIMIT_CODES = frozenset({"TooManyRequestsException", "LimitExceededException"})
_TRANSIENT_AWS_CODES = frozenset(
    {
        # Answers that botocore itself retries, see botocore/retries/standard.py.
        "Throttling",
        "ThrottlingException",
        "ThrottledException",
        "RequestThrottled",
        "RequestThrottledException",
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded",
        "RequestTimeout",
        "RequestTimeoutException",
        "TransactionInProgressException",
        "TransactionConflictException",
        "InternalServerError",
        "InternalErrorException",
        "InternalFailure",
        "ServiceUnavailable",
        "ServiceUnavailableException",
        # SNS's own names.
        "Throttled",
        "KMSThrottling",
        # Reasons inside a TransactionCanceledException.
        "ThrottlingError",
        "ProvisionedThroughputExceeded",
        "TransactionConflict",
    }
)
_UNJUDGED_TOKEN_CODES = frozenset({"keys_unavailable", "sessions_unavailable"})
_TOKEN_MESSAGES = {
    "missing_token": "Send an ID token in the Authorization header.",
    "expired_token": "The token has expired.",
}


class ApiError(Exception):
    """A refusal with a contract code, raised by routes and services.

    `message` is public: one plain sentence that repeats no token, handle, code or e-mail address.
    """

    def __init__(
        self, status: int, code: str, message: str, *, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.message = message
        self.headers: dict[str, str] = dict(headers or {})


def invalid_request(message: str) -> ApiError:
    """A 400 `invalid_request`; the message names the field at fault."""
    return ApiError(400, "invalid_request", message)


def temporarily_unavailable() -> ApiError:
    """A 503 for a dependency that is throttled, down or out of reach; retrying is right."""
    return ApiError(
        503,
        "temporarily_unavailable",
        "The service is busy, please try again.",
        headers={"Retry-After": str(RETRY_AFTER_SECONDS)},
    )


def api_error_for(error: Exception) -> ApiError:
    """The answer for any exception; what is not known becomes 500 `internal_error` without details."""
    if isinstance(error, ApiError):
        return error
    if isinstance(error, TokenError):
        return _token_refusal(error)
    codes = set(aws_error_codes(error))
    if codes & _COGNITO_LIMIT_CODES:
        return ApiError(
            429,
            "too_many_requests",
            "Too many requests, please wait a moment.",
            headers={"Retry-After": str(RETRY_AFTER_SECONDS)},
        )
    if codes & _TRANSIENT_AWS_CODES or _aws_status(error) >= _SERVER_FAULT or _is_connection_failure(error):
        return temporarily_unavailable()
    return ApiError(500, "internal_error", "Something went wrong on our side.")


def aws_error_codes(error: Exception) -> Iterator[str]:
    """The AWS error code of a botocore `ClientError`, and those of a cancelled transaction's members."""
    response = getattr(error, "response", None)
    if not isinstance(response, Mapping):
        return
    for part in (response.get("Error"), *(response.get("CancellationReasons") or ())):
        code = part.get("Code") if isinstance(part, Mapping) else None
        if isinstance(code, str):
            yield code


def _aws_status(error: Exception) -> int:
    response = getattr(error, "response", None)
    metadata = response.get("ResponseMetadata") if isinstance(response, Mapping) else None
    status = metadata.get("HTTPStatusCode") if isinstance(metadata, Mapping) else None
    return status if isinstance(status, int) else 0


def _is_connection_failure(error: Exception) -> bool:
    """Timeouts and broken connections of botocore, recognised by name (see botocore/exceptions.py)."""
    return any(
        base.__module__ == "botocore.exceptions" and base.__name__ in {"ConnectionError", "HTTPClientError"}
        for base in type(error).__mro__
    )


def _token_refusal(error: TokenError) -> ApiError:
    if error.code in _UNJUDGED_TOKEN_CODES:
        return temporarily_unavailable()
    message = _TOKEN_MESSAGES.get(error.code, "The token is not valid here.")
    return ApiError(401, error.code, message, headers={"WWW-Authenticate": "Bearer"})
