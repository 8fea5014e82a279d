"""What AWS's SDK raises, as sentences that say what to do."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from botocore import exceptions as aws
from botocore.exceptions import BotoCoreError, ClientError

from cognito_sso.admin.errors import AccessDeniedError, AdminError

_EXPIRED = ("ExpiredToken", "ExpiredTokenException", "RequestExpired")
_NOT_ACCEPTED = (
    "InvalidClientTokenId",
    "UnrecognizedClientException",
    "SignatureDoesNotMatch",
    "InvalidSignatureException",
    "AuthFailure",
)
_DENIED = (
    "AccessDenied",
    "AccessDeniedException",
    "AuthorizationError",
    "UnauthorizedOperation",
    "NotAuthorizedException",
)
_THROTTLED = (
    "Throttling",
    "ThrottlingException",
    "TooManyRequestsException",
    "RequestLimitExceeded",
    "RequestThrottled",
)
_PERMISSION = re.compile(r"to perform:? ([\w-]+:\w+)(?: on resource:? (\S+))?")


@contextmanager
def sentences(service: str) -> Iterator[None]:
    """Turn what the SDK raises inside into `AdminError`; `service` is the prefix of its permissions."""
    try:
        yield
    except ClientError as error:
        raise _refusal(error, service) from error
    except BotoCoreError as error:
        raise _failure(error) from error


def _refusal(error: ClientError, service: str) -> AdminError:
    code = error.response.get("Error", {}).get("Code", "")
    message = error.response.get("Error", {}).get("Message", "")
    if code in _DENIED:
        return AccessDeniedError(_denied(message, f"{service}:{error.operation_name}"))
    if code in _EXPIRED:
        return _expired()
    if code in _NOT_ACCEPTED:
        return AdminError(
            "invalid_credentials",
            "AWS does not accept your credentials; log in again, and check this machine's clock.",
        )
    if code in _THROTTLED:
        return AdminError("throttled", "AWS throttles these requests; try again in a minute.")
    return AdminError("aws_error", f"AWS refused {service}:{error.operation_name}: {code}: {message}")


def _denied(message: str, asked: str) -> str:
    named = _PERMISSION.search(message)
    permission = named.group(1) if named else asked
    resource = f" on {named.group(2).rstrip('.')}" if named and named.group(2) else ""
    return f"Your credentials lack the permission {permission}{resource}."


def _expired() -> AdminError:
    return AdminError("expired_credentials", "Your AWS credentials have expired; log in again.")


def _failure(error: BotoCoreError) -> AdminError:
    if isinstance(error, aws.NoCredentialsError | aws.PartialCredentialsError | aws.CredentialRetrievalError):
        return AdminError(
            "no_credentials",
            "There are no AWS credentials; log in (such as by `aws sso login`), or name a --profile.",
        )
    if isinstance(error, aws.SSOTokenLoadError | aws.UnauthorizedSSOTokenError | aws.TokenRetrievalError):
        return _expired()
    if isinstance(error, aws.ProfileNotFound):
        return AdminError("no_credentials", f"Your AWS configuration has no such profile: {error}.")
    if isinstance(error, aws.NoRegionError | aws.InvalidRegionError):
        return AdminError("no_region", "No AWS region is known; give --region or set AWS_REGION.")
    if isinstance(error, aws.HTTPClientError | aws.ConnectionError):
        return AdminError("unreachable", f"AWS could not be reached: {error}")
    return AdminError("aws_error", f"The request to AWS failed: {error}")
