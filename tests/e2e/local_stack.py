"""The local stack under test, and a person who uses its HTTP API without a browser."""

import base64
import hashlib
import json
import re
import secrets
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import boto3
import httpx

ROOT = Path(__file__).parents[2]
HOME = ROOT / "build" / "e2e"
PASSWORD = "Correct-horse-7-battery"
UP_TIMEOUT_SECONDS = 600


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def local_command(*words: str, home: Path = HOME) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cognito_sso.local", "--home", str(home), *words],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=UP_TIMEOUT_SECONDS,
    )


@dataclass(frozen=True)
class LocalStack:
    """A running stack on 127.0.0.1."""

    port: int
    outputs: dict[str, dict[str, str]] = field(repr=False)

    @classmethod
    def up(cls, home: Path = HOME) -> "LocalStack":
        """From nothing, its state and logs at `home`."""
        local_command("down", home=home)
        port = free_port()
        done = local_command("up", "--fresh", "--detach", "--port", str(port), home=home)
        if done.returncode != 0:
            raise RuntimeError(f"the local stack did not come up:\n{done.stdout}")
        outputs = json.loads((home / "outputs.json").read_text(encoding="utf-8"))
        return cls(port, outputs)

    def output(self, suffix: str) -> str:
        """The one stack output whose name ends with `suffix`."""
        (value,) = (
            value for stack in self.outputs.values() for key, value in stack.items() if key.endswith(suffix)
        )
        return value

    def site(self, label: str) -> dict[str, Any]:
        """What the stack says about a site, its `/config.json` under `config`."""
        site: dict[str, Any] = json.loads(self.output(f"Site{label.capitalize()}"))
        return site

    def resource(self, stack_name: str, logical_prefix: str) -> str:
        """The physical id of the one resource of a stack whose logical id begins so."""
        resources = self.client("cloudformation").describe_stack_resources(StackName=stack_name)
        (physical_id,) = (
            each["PhysicalResourceId"]
            for each in resources["StackResources"]
            if re.fullmatch(rf"{logical_prefix}[0-9A-F]{{8}}", each["LogicalResourceId"])
        )
        found: str = physical_id
        return found

    def url(self, label: str, path: str = "/") -> str:
        return f"http://{label}.localhost:{self.port}{path}"

    def client(self, service: str) -> Any:
        """An AWS client of the emulator's administrator."""
        session = boto3.Session(
            region_name="us-east-1", aws_access_key_id="test", aws_secret_access_key="test"
        )
        make: Callable[..., Any] = session.client
        return make(service, endpoint_url=f"http://127.0.0.1:{self.port}")

    def call(self, label: str, method: str, path: str, **options: Any) -> httpx.Response:
        """One request to a site's API, as its own pages would send it unless `headers` say otherwise."""
        headers = {"Host": f"{label}.localhost:{self.port}", **options.pop("headers", {})}
        return httpx.request(
            method, f"http://127.0.0.1:{self.port}/api{path}", headers=headers, timeout=30, **options
        )

    def code_for(self, email: str) -> str:
        """The newest code in the mailbox."""
        answer = httpx.get(
            f"http://127.0.0.1:{self.port}/messages.json",
            headers={"Host": f"mailbox.localhost:{self.port}"},
            timeout=30,
        )
        codes: list[str] = [mail["code"] for mail in answer.json()["messages"] if mail["to"] == email]
        return next(code for code in codes if code)

    def items(self, partition_key: str) -> list[dict[str, Any]]:
        """Everything the single table has under a key, in DynamoDB's JSON."""
        items: list[dict[str, Any]] = self.client("dynamodb").query(
            TableName=self.outputs["cognito-sso-local"]["TableName"],
            KeyConditionExpression="PK = :pk",
            ExpressionAttributeValues={":pk": {"S": partition_key}},
            ConsistentRead=True,
        )["Items"]
        return items


@dataclass
class Person:
    """A registered user who talks to Cognito and the APIs directly."""

    stack: LocalStack
    email: str
    id_token: str = field(repr=False)
    access_token: str = field(repr=False)

    @property
    def user_id(self) -> str:
        sub: str = claims_of(self.id_token)["sub"]
        return sub

    @classmethod
    def registered(cls, stack: LocalStack, *, application_id: str = "shop") -> "Person":
        email = f"{secrets.token_hex(6)}@example.com"
        cognito, client_id = stack.client("cognito-idp"), stack.site("sso")["config"]["client_id"]
        metadata = {"application_id": application_id}
        cognito.sign_up(
            ClientId=client_id,
            Username=email,
            Password=PASSWORD,
            UserAttributes=[{"Name": "email", "Value": email}, {"Name": "name", "Value": "Ada Lovelace"}],
            ClientMetadata=metadata,
        )
        cognito.confirm_sign_up(
            ClientId=client_id,
            Username=email,
            ConfirmationCode=stack.code_for(email),
            ClientMetadata=metadata,
        )
        answer = cognito.initiate_auth(
            ClientId=client_id,
            AuthFlow="USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": email, "PASSWORD": PASSWORD},
        )
        tokens = answer["AuthenticationResult"]
        return cls(stack, email, tokens["IdToken"], tokens["AccessToken"])

    def bearer(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.id_token}"}

    def join(self, application_id: str) -> httpx.Response:
        body = {"application_id": application_id}
        return self.stack.call("sso", "POST", "/join-application", json=body, headers=self.bearer())

    def begin(self, application_id: str = "shop", *, headers: dict[str, str] | None = None) -> "HandOff":
        """Sign in up to the moment the browser is sent back to the application.

        It rests on this login's ID token, or on what `headers` bring.
        """
        verifier = secrets.token_urlsafe(32)
        digest = hashlib.sha256(verifier.encode()).digest()
        body = {
            "application_id": application_id,
            "channel_id": "web",
            "state": "some-state",
            "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
            "code_challenge_method": "S256",
        }
        answer = self.stack.call("sso", "POST", "/init-session", json=body, headers=headers or self.bearer())
        assert answer.status_code == 201, answer.text
        return HandOff(self.stack, application_id, answer.json()["session_id"], verifier, answer)

    def token_set(self, application_id: str = "shop") -> dict[str, Any]:
        answer = self.begin(application_id).redeem()
        assert answer.status_code == 200, answer.text
        tokens: dict[str, Any] = answer.json()["token_set"]
        return tokens


@dataclass
class HandOff:
    """A session between SSO and application, not yet redeemed."""

    stack: LocalStack
    application_id: str
    session_id: str
    verifier: str
    begun: httpx.Response

    def redeem(self, **changes: str) -> httpx.Response:
        body = {
            "session_id": self.session_id,
            "application_id": self.application_id,
            "code_verifier": self.verifier,
        }
        origin = {"Origin": self.stack.url(self.application_id, "")}
        return self.stack.call("sso", "POST", "/get-session", json=body | changes, headers=origin)

    def key(self) -> dict[str, dict[str, str]]:
        """The session item's key, which the handle carries."""
        raw = base64.urlsafe_b64decode(self.session_id + "==")
        user_id, session_id = (_uuid_text(part) for part in (raw[:16], raw[16:32]))
        return {"PK": {"S": f"user-{user_id}"}, "SK": {"S": f"session-{session_id}"}}


def _uuid_text(raw: bytes) -> str:
    text = raw.hex()
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


def claims_of(token: str) -> dict[str, Any]:
    """The claims of a token, not verified."""
    payload = token.split(".")[1]
    claims: dict[str, Any] = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    return claims
