"""A deployed environment as the command sees it: healthy at first, and each part can be made ill."""

import dataclasses
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result
from cognito_sso.admin.deployed import DeployedStack
from cognito_sso.admin.discovery import compose
from cognito_sso.admin.errors import AccessDeniedError, AdminError
from cognito_sso.admin.reach import Reach
from cognito_sso.admin.run import Surroundings
from cognito_sso.admin.web import WebAnswer, WebError
from cognito_sso.admin.where import Where
from cognito_sso.command import main

NOW = 1_800_000_000.0
DATE = "Fri, 15 Jan 2027 08:00:00 GMT"
SSO = "https://sso.example.com"
SHOP = "https://shop.example.com"
SSO_API = "https://a1.execute-api.eu-west-1.amazonaws.com/api"
SHOP_API = "https://a2.execute-api.eu-west-1.amazonaws.com/api"
KEYS = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Pool/.well-known/jwks.json"
EAST = timezone(timedelta(hours=2), "EET")
ADA: dict[str, Any] = {
    "user_id": "0198c1d2-0000-7000-8000-000000000001",
    "email": "ada@example.com",
    "name": "Ada Lovelace",
    "status": "CONFIRMED",
    "enabled": True,
    "totp": False,
    "created_at": "2026-11-23T04:09:11Z",
    "user": "f00dfeedf00dfeed",
}
SHOWN = {
    "user": ADA,
    "applications": [{"application_id": "shop", "name": "Shop", "joined_at": "2026-11-23T04:09:11Z"}],
}

OPERATIONS = {
    "label": "sso",
    "sso_origin": SSO,
    "region": "eu-west-1",
    "user_pool_id": "eu-west-1_Pool",
    "sso_client_id": "sso-client",
    "table_name": "SsoTable",
    "operator_function": "Operator",
    "metrics_namespace": "CognitoSso/dev",
    "alarm_topic_arn": "arn:aws:sns:eu-west-1:000000000000:alarms",
    "api_endpoint": SSO_API,
    "triggers": {
        "pre_sign_up": "PreSignUp-1",
        "auth_challenge": "AuthChallenge-1",
        "pre_token_generation": "PreTokenGeneration-1",
    },
}
SHOP_OUTPUT = {
    "application_id": "shop",
    "sso_label": "sso",
    "client_id": "shop-client",
    "site_origin": SHOP,
    "api_endpoint": SHOP_API,
    "table_name": "ShopTable",
    "seed_function": "Seed",
}
REGISTERED_SHOP = {
    "application_id": "shop",
    "name": "Shop",
    "enrolment": "open",
    "user_pool_client_id": "shop-client",
    "channels": [{"channel_id": "web", "return_url": f"{SHOP}/success", "logout_url": f"{SHOP}/"}],
    "branding": {"accent_color": "#7a1f5c", "logo": "data:image/png;base64,iVBORw0KGgo="},
    "created_at": "2026-11-23T04:09:11Z",
    "managed_by": "stack",
}
HEADERS = {
    "content-type": "text/html; charset=utf-8",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "strict-transport-security": "max-age=31536000; includeSubDomains",
    "content-security-policy": "default-src 'none'; script-src 'self'; frame-ancestors 'none'",
    "date": DATE,
}


def stack(name: str, status: str = "CREATE_COMPLETE", **outputs: object) -> DeployedStack:
    texts = {key: value if isinstance(value, str) else json.dumps(value) for key, value in outputs.items()}
    return DeployedStack(name=name, status=status, updated_at="2026-11-23T04:09:11+00:00", outputs=texts)


def json_answer(body: object, status: int = 200) -> WebAnswer:
    headers = {**HEADERS, "content-type": "application/json"}
    return WebAnswer(status=status, headers=headers, body=json.dumps(body).encode())


def page() -> WebAnswer:
    return WebAnswer(status=200, headers=dict(HEADERS), body=b"<!doctype html>")


Answer = dict[str, Any] | AdminError | Callable[[Mapping[str, object]], dict[str, Any]]


class FakeOperator:
    """Answers by action and remembers what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {
            "applications.list": {"applications": [REGISTERED_SHOP], "next_cursor": None},
            "applications.show": {"application": REGISTERED_SHOP},
            "users.show": SHOWN,
            "applications.add": {"application": {**REGISTERED_SHOP, "user_pool_client_id": "wiki-client"}},
            "health": {"table_index": {"ok": True, "detail": "The index lists 1 applications."}},
        }
        self.asked: list[tuple[str, dict[str, object]]] = []

    def ask(self, action: str, arguments: Mapping[str, object]) -> dict[str, Any]:
        self.asked.append((action, dict(arguments)))
        answer = self.answers.get(action, {})
        if isinstance(answer, AdminError):
            raise answer
        return answer(arguments) if callable(answer) else answer

    def seed(self, function: str, *, user_id: str, count: int) -> dict[str, Any]:
        self.asked.append((function, {"user_id": user_id, "count": count}))
        return {"written": count}

    def acts(self) -> list[str]:
        """What it was asked to do, beside looking."""
        return [action for action, _ in self.asked if not action.endswith((".list", ".show", ".find"))]


class FakeInventory:
    """AWS's descriptions of resources, to be changed at will."""

    def __init__(self) -> None:
        self.functions: dict[str, dict[str, Any]] = {
            name: {"Runtime": "python3.11", "State": "Active", "CodeSha256": "abc="}
            for name in ("PreSignUp-1", "AuthChallenge-1", "PreTokenGeneration-1", "Operator")
        }
        self.pool: dict[str, Any] | None = {
            "LambdaConfig": {
                "PreSignUp": _arn("PreSignUp-1"),
                "DefineAuthChallenge": _arn("AuthChallenge-1"),
                "CreateAuthChallenge": _arn("AuthChallenge-1"),
                "VerifyAuthChallengeResponse": _arn("AuthChallenge-1"),
                "PreTokenGenerationConfig": {
                    "LambdaVersion": "V2_0",
                    "LambdaArn": _arn("PreTokenGeneration-1"),
                },
            },
            "DeletionProtection": "ACTIVE",
            "MfaConfiguration": "OPTIONAL",
            "EmailConfiguration": {
                "EmailSendingAccount": "DEVELOPER",
                "SourceArn": "arn:aws:ses:eu-central-1:000000000000:identity/example.com",
            },
        }
        self.clients: dict[str, dict[str, Any]] = {
            "shop-client": {"ExplicitAuthFlows": ["ALLOW_CUSTOM_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]}
        }
        self.tables: dict[str, dict[str, Any]] = {
            name: {"TableStatus": "ACTIVE", "DeletionProtectionEnabled": True}
            for name in ("SsoTable", "ShopTable")
        }
        self.recoverable = {"SsoTable", "ShopTable"}
        self.expiry: str | None = "expires_at"
        self.states = {"ApiServerErrors": "OK"}
        self.known_alarms = ["ApiServerErrors"]
        self.subscriptions = 1
        self.production_mail = True
        self.refused: str | None = None

    def resources(self, stack: str, *types: str) -> list[str]:
        if stack != "cognito-sso-dev":
            return []
        return sorted(self.functions) if "AWS::Lambda::Function" in types else self.known_alarms

    def function(self, name: str) -> dict[str, Any] | None:
        return self.functions.get(name)

    def user_pool(self, user_pool_id: str) -> dict[str, Any] | None:
        self._refuse("cognito-idp:DescribeUserPool")
        return self.pool

    def app_client(self, user_pool_id: str, client_id: str) -> dict[str, Any] | None:
        return self.clients.get(client_id)

    def table(self, name: str) -> dict[str, Any] | None:
        return self.tables.get(name)

    def keeps_recovery_points(self, table: str) -> bool:
        return table in self.recoverable

    def expiry_attribute(self, table: str) -> str | None:
        return self.expiry

    def alarms(self, names: Sequence[str]) -> list[dict[str, Any]]:
        self._refuse("cloudwatch:DescribeAlarms")
        return [
            {
                "AlarmName": name,
                "StateValue": state,
                "AlarmDescription": "See which error codes the request lines name.",
                "StateUpdatedTimestamp": datetime(2026, 11, 23, 4, 9, 11, tzinfo=UTC),
            }
            for name, state in self.states.items()
        ]

    def confirmed_subscriptions(self, topic_arn: str) -> int:
        return self.subscriptions

    def may_mail_anyone(self, region: str) -> bool:
        return self.production_mail or region != "eu-central-1"

    def _refuse(self, permission: str) -> None:
        if permission == self.refused:
            raise AccessDeniedError(f"Your credentials lack the permission {permission}.")


def _arn(function: str) -> str:
    return f"arn:aws:lambda:eu-west-1:000000000000:function:{function}"


class FakeWeb:
    """The network: address → answer, or why there is none."""

    def __init__(self) -> None:
        shared = {"region": "eu-west-1", "user_pool_id": "eu-west-1_Pool", "sso_origin": SSO}
        shop = {**shared, "client_id": "shop-client", "application_id": "shop"}
        self.answers: dict[str, WebAnswer | WebError] = {
            f"{SSO}/config.json": json_answer({**shared, "client_id": "sso-client", "mfa": "optional"}),
            f"{SHOP}/config.json": json_answer(shop),
            f"{SSO_API}/health": json_answer({"error": "forbidden"}, 403),
            f"{SHOP_API}/health": json_answer({"error": "forbidden"}, 403),
            KEYS: json_answer({"keys": [{"kid": "1", "kty": "RSA", "n": "A" + "u" * 342, "e": "AQAB"}]}),
        }
        for origin in (SSO, SHOP):
            self.answers[f"{origin}/"] = page()
            self.answers[f"{origin}/a/deep/link"] = page()
            self.answers[f"{origin}/api/health"] = json_answer({"status": "ok"})
        self.certificates = {"sso.example.com": NOW + 90 * 86400, "shop.example.com": NOW + 90 * 86400}
        self.names = {"sso.example.com", "shop.example.com"}

    def get(self, url: str) -> WebAnswer:
        answer = self.answers.get(url, WebError("nothing listens there"))
        if isinstance(answer, WebError):
            raise answer
        return answer

    def certificate_end(self, host: str, port: int) -> float:
        return self.certificates[host]

    def resolves(self, host: str) -> bool:
        return host in self.names


class World:
    """All of it, and the command that runs in it."""

    def __init__(self) -> None:
        self.operator = FakeOperator()
        self.inventory = FakeInventory()
        self.web = FakeWeb()
        self.stacks = [
            stack("cognito-sso-dev", SsoOperations=OPERATIONS),
            stack("cognito-sso-dev-shop", ApplicationShop=SHOP_OUTPUT),
        ]
        self.local_port: int | None = None
        self.width: int | None = None
        self.now = NOW
        self.waited: list[float] = []
        self.asked_where: list[Where] = []

    def open_reach(self, where: Where) -> Reach:
        self.asked_where.append(where)
        environment = compose(
            self.stacks, title="environment dev (eu-west-1)", region="eu-west-1", label=where.sso
        )
        if where.local:
            environment = dataclasses.replace(environment, local_port=self.local_port)
        return Reach(environment=environment, operator=self.operator, inventory=self.inventory, web=self.web)

    def run(
        self,
        *words: str,
        answer: str | bytes | None = None,
        place: tuple[str, ...] = ("-e", "dev"),
        env: dict[str, str] | None = None,
    ) -> Result:
        """Run the command. `answer`: a person at a terminal types that; None: there is no terminal."""
        surroundings = Surroundings(
            open_reach=self.open_reach,
            local_port=lambda _: self.local_port,
            is_terminal=lambda: isinstance(answer, str),
            terminal_width=lambda: self.width,
            zone=EAST,
            now=lambda: self.now,
            wait=self.waited.append,
        )
        return CliRunner(env=env).invoke(main, [*place, *words], input=answer, obj=surroundings)

    def json(self, *words: str, **options: Any) -> Any:
        """What the command prints with `--json`: exactly one document."""
        return json.loads(self.run("--json", *words, **options).stdout)


def written(folder: Path, *records: object) -> str:
    """A file of JSON lines."""
    file = folder / "records.jsonl"
    file.write_text("".join(f"{json.dumps(record)}\n" for record in records), "utf-8")
    return str(file)
