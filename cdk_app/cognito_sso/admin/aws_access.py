"""Sessions with AWS, or with the emulator of this folder."""

import os
import threading
from typing import Any

import boto3
from botocore.config import Config

from cognito_sso.admin.aws_errors import sentences
from cognito_sso.admin.errors import AdminError
from cognito_sso.admin.local_run import local_port, local_region
from cognito_sso.admin.where import Where

_OPERATOR_SECONDS = 310
"""Longer than the operator function may take for an import of many records."""
_OTHERS_SECONDS = 10


class AwsAccess:
    """Clients of one account and region. `local_port` is the emulator's, None for AWS."""

    def __init__(
        self, *, profile: str | None = None, region: str | None = None, local_port: int | None = None
    ) -> None:
        self.local_port = local_port
        self._lock = threading.Lock()  # a session makes clients in one thread only
        self._clients: dict[tuple[str, str], Any] = {}
        with sentences("sts"):
            self._session = self._start_session(profile, region)
        if not self._session.region_name:
            raise AdminError("no_region", "No AWS region is known; give --region or set AWS_REGION.")
        self.region: str = self._session.region_name

    def client(self, service: str, region: str | None = None) -> Any:  # noqa: ANN401 - many classes
        """The client of a service in the region of this session, or in another one; made once."""
        key = (service, region or self.region)
        with self._lock:
            if key not in self._clients:
                with sentences(service):
                    self._clients[key] = self._make(*key)
            return self._clients[key]

    def _start_session(self, profile: str | None, region: str | None) -> boto3.session.Session:
        if self.local_port is None:
            # boto3 reads AWS_DEFAULT_REGION only; the other SDKs and the CDK read this.
            return boto3.session.Session(
                profile_name=profile, region_name=region or os.environ.get("AWS_REGION")
            )
        from cognito_sso.local.emulator import ACCESS_KEY, SECRET_KEY  # noqa: PLC0415 - POSIX only

        return boto3.session.Session(
            aws_access_key_id=ACCESS_KEY, aws_secret_access_key=SECRET_KEY, region_name=region
        )

    def _make(self, service: str, region: str) -> Any:  # noqa: ANN401 - see `client`
        is_operator = service == "lambda"
        config = Config(
            connect_timeout=5,
            read_timeout=_OPERATOR_SECONDS if is_operator else _OTHERS_SECONDS,
            # An act must not be repeated because its answer was late.
            retries={"total_max_attempts": 1 if is_operator else 3, "mode": "standard"},
            max_pool_connections=20,
        )
        # The types know services as literals alone, hence the two exceptions.
        if self.local_port is None:
            return self._session.client(service, region, config=config)  # type: ignore[call-overload]
        endpoint = f"http://127.0.0.1:{self.local_port}"
        local = config.merge(Config(proxies={}))
        return self._session.client(service, region, endpoint_url=endpoint, config=local)  # type: ignore[call-overload]


def open_access(where: Where) -> AwsAccess:
    """The session that the options ask for.

    Raises:
        AdminError: there is no such profile or region, or nothing runs locally.
    """
    if not where.local:
        return AwsAccess(profile=where.profile, region=where.region)
    port = local_port(where.home)
    if port is None:
        raise AdminError("not_running", "Nothing is running in this folder; `cognito-sso up` starts it.")
    return AwsAccess(region=where.region or local_region(where.home), local_port=port)
