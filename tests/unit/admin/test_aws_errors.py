"""Every way in which AWS says no becomes one sentence that tells what to do."""

import pytest
from botocore import exceptions as aws
from botocore.exceptions import BotoCoreError, ClientError
from cognito_sso.admin.aws_access import AwsAccess
from cognito_sso.admin.aws_errors import sentences
from cognito_sso.admin.errors import AccessDeniedError, AdminError

REFUSALS = [
    ("ExpiredToken", "expired_credentials", "have expired; log in again"),
    ("ExpiredTokenException", "expired_credentials", "have expired; log in again"),
    ("InvalidClientTokenId", "invalid_credentials", "does not accept your credentials"),
    ("SignatureDoesNotMatch", "invalid_credentials", "check this machine's clock"),
    ("ThrottlingException", "throttled", "try again in a minute"),
    ("TooManyRequestsException", "throttled", "try again in a minute"),
    ("ServiceException", "aws_error", "AWS refused lambda:Invoke: ServiceException: It failed."),
]


def refusal(code: str, message: str = "It failed.") -> ClientError:
    return ClientError({"Error": {"Code": code, "Message": message}}, "Invoke")


@pytest.mark.parametrize(("code", "ours", "said"), REFUSALS)
def test_refusals(code: str, ours: str, said: str) -> None:
    with pytest.raises(AdminError, match=said) as raised, sentences("lambda"):
        raise refusal(code)
    assert raised.value.code == ours


@pytest.mark.parametrize(
    ("message", "permission"),
    [
        (
            "User: arn:aws:iam::1:user/a is not authorized to perform: lambda:InvokeFunction on resource: "
            "arn:aws:lambda:eu-west-1:1:function:Operator because no identity-based policy allows it",
            "lambda:InvokeFunction on arn:aws:lambda:eu-west-1:1:function:Operator.",
        ),
        ("Access denied", "lambda:Invoke."),
    ],
)
@pytest.mark.parametrize("code", ["AccessDenied", "AccessDeniedException", "AuthorizationError"])
def test_a_missing_permission_is_named(message: str, permission: str, code: str) -> None:
    with pytest.raises(AccessDeniedError) as raised, sentences("lambda"):
        raise refusal(code, message)
    assert str(raised.value) == f"Your credentials lack the permission {permission}"


@pytest.mark.parametrize(
    ("failure", "ours", "said"),
    [
        (aws.NoCredentialsError(), "no_credentials", "aws sso login"),
        (aws.ProfileNotFound(profile="ops"), "no_credentials", "ops"),
        (aws.UnauthorizedSSOTokenError(), "expired_credentials", "log in again"),
        (aws.NoRegionError(), "no_region", "--region"),
        (aws.EndpointConnectionError(endpoint_url="https://x"), "unreachable", "https://x"),
        (aws.ReadTimeoutError(endpoint_url="https://x"), "unreachable", "could not be reached"),
        (aws.DataNotFoundError(data_path="x"), "aws_error", "failed"),
    ],
)
def test_failures(failure: BotoCoreError, ours: str, said: str) -> None:
    with pytest.raises(AdminError, match=said) as raised, sentences("lambda"):
        raise failure
    assert raised.value.code == ours


@pytest.fixture
def no_configuration(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    for name in ("AWS_PROFILE", "AWS_REGION", "AWS_DEFAULT_REGION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_CONFIG_FILE", f"{tmp_path}/none")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", f"{tmp_path}/none")


@pytest.mark.usefixtures("no_configuration")
def test_no_region_and_no_such_profile() -> None:
    with pytest.raises(AdminError, match="give --region"):
        AwsAccess()
    with pytest.raises(AdminError, match="no such profile"):
        AwsAccess(profile="ops", region="eu-west-1")


@pytest.mark.usefixtures("no_configuration")
def test_the_emulator_needs_no_configuration() -> None:
    client = AwsAccess(region="eu-west-1", local_port=4999).client("lambda")
    assert client.meta.endpoint_url == "http://127.0.0.1:4999"


@pytest.mark.usefixtures("no_configuration")
@pytest.mark.parametrize("variable", ["AWS_REGION", "AWS_DEFAULT_REGION"])
def test_the_region_may_come_from_the_environment(monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    monkeypatch.setenv(variable, "eu-north-1")
    assert AwsAccess().region == "eu-north-1"
    assert AwsAccess(region="eu-west-1").region == "eu-west-1"
