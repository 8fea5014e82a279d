"""Talking to the running emulator as its root user; nothing is read from the user's AWS configuration."""

import http.client
import json
from typing import TYPE_CHECKING, Any

import boto3
from botocore import UNSIGNED
from botocore.config import Config
from botocore.exceptions import ClientError

from cognito_sso.local.mailbox_mails import SOURCE as MAIL_LISTING

if TYPE_CHECKING:
    from mypy_boto3_cloudformation import CloudFormationClient
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient
    from mypy_boto3_lambda import LambdaClient
    from mypy_boto3_s3 import S3Client

ACCOUNT = "000000000000"
ACCESS_KEY = "test"
SECRET_KEY = "test"  # noqa: S105 - the emulator's fixed root key; it listens on this machine only
_READ_SECONDS = 60
_DEPLOYED = "/cognito-sso-local/deployed"


class Emulator:
    """Clients of the emulator on one port of 127.0.0.1."""

    def __init__(self, *, port: int, region: str) -> None:
        self.port = port
        self.region = region
        self._endpoint = f"http://127.0.0.1:{port}"
        self._session = boto3.session.Session(
            aws_access_key_id=ACCESS_KEY, aws_secret_access_key=SECRET_KEY, region_name=region
        )
        self._config = Config(
            connect_timeout=5, read_timeout=_READ_SECONDS, retries={"total_max_attempts": 1}, proxies={}
        )

    def user_pools(self) -> "CognitoIdentityProviderClient":
        return self._session.client("cognito-idp", endpoint_url=self._endpoint, config=self._config)

    def public_cognito(self) -> "CognitoIdentityProviderClient":
        """Unsigned, as a browser calls it."""
        config = self._config.merge(Config(signature_version=UNSIGNED))
        return self._session.client("cognito-idp", endpoint_url=self._endpoint, config=config)

    def functions(self) -> "LambdaClient":
        return self._session.client("lambda", endpoint_url=self._endpoint, config=self._config)

    def buckets(self) -> "S3Client":
        config = self._config.merge(Config(s3={"addressing_style": "path"}))
        return self._session.client("s3", endpoint_url=self._endpoint, config=config)

    def stacks(self) -> "CloudFormationClient":
        return self._session.client("cloudformation", endpoint_url=self._endpoint, config=self._config)

    def deployed_mark(self) -> str:
        """The fingerprint that was last remembered; empty before the first deployment.

        It lives inside the emulator, so it is saved and lost together with the stacks that it speaks of.
        """
        try:
            found = self._parameters().get_parameter(Name=_DEPLOYED)
        except ClientError as error:
            if error.response["Error"]["Code"] == "ParameterNotFound":
                return ""
            raise
        return str(found["Parameter"]["Value"])

    def remember_deployed(self, fingerprint: str) -> None:
        self._parameters().put_parameter(Name=_DEPLOYED, Value=fingerprint, Type="String", Overwrite=True)

    def _parameters(self) -> Any:  # noqa: ANN401 - no stubs for SSM here
        return self._session.client("ssm", endpoint_url=self._endpoint, config=self._config)

    def is_ready(self) -> bool:
        """Whether the emulator answers and has loaded its state."""
        try:
            status, _ = self._get("/_ministack/ready", host="localhost")
        except (OSError, http.client.HTTPException):
            return False
        return status == http.HTTPStatus.OK

    def messages(self) -> list[dict[str, str]]:
        """The mails in the mailbox as `mailbox` describes them, newest first."""
        _, body = self._get("/messages.json", host="mailbox.localhost")
        messages: list[dict[str, str]] = json.loads(body)["messages"]
        return messages

    def mail_listing(self) -> bytes:
        """All mails, as the emulator lists them for `parse_mails`, whether they have left or not."""
        _, body = self._get(MAIL_LISTING, host="localhost")
        return body

    def _get(self, path: str, *, host: str) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", path, headers={"Host": f"{host}:{self.port}"})
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()
