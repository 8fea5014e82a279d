"""The README's examples of the skins, run as they stand there with a verifier of a test's pool."""

import asyncio
import json
import re
from pathlib import Path
from typing import Any

import httpx
import sso_auth
from chalice.test import Client
from gateway_events import event
from presented import bearer
from token_pool import ID_CLAIMS, Pool

README = Path(sso_auth.__file__).with_name("README.md").read_text("utf-8")
SUB = ID_CLAIMS["sub"]


def example(module: str, pool: Pool) -> dict[str, Any]:
    """The names that the one example with this import leaves behind."""
    (code,) = [
        block for block in re.findall(r"```python\n(.*?)```", README, re.DOTALL) if f"from {module} " in block
    ]
    names: dict[str, Any] = {"verifier": pool.verifier()}
    exec(code, names)  # noqa: S102 - our own README
    return names


def test_fastapi(pool: Pool) -> None:
    app = example("sso_auth.fastapi", pool)["app"]

    async def exchange() -> list[httpx.Response]:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            users = await client.get("/orders", headers={"Authorization": bearer(pool)})
            return [users, await client.get("/orders")]

    users, strangers = asyncio.run(exchange())
    assert (users.status_code, users.json()) == (200, {"orders_of": SUB})
    assert (strangers.status_code, strangers.json()["error"]) == (401, "missing_token")


def test_aws_lambda(pool: Pool) -> None:
    handler = example("sso_auth.aws_lambda", pool)["handler"]
    asked = event("function_url_request", [bearer(pool)])
    assert handler(asked, None) == {"statusCode": 200, "body": SUB}
    assert handler(event("function_url_request", []), None)["statusCode"] == 401


def test_aws_lambda_authorizer(pool: Pool) -> None:
    handler = example("sso_auth.aws_lambda_authorizer", pool)["handler"]
    assert handler(event("authorizer_token", [bearer(pool)]), None)["principalId"] == SUB


def test_chalice(pool: Pool) -> None:
    http = Client(example("sso_auth.chalice_api", pool)["app"]).http
    users = http.get("/orders", headers={"Authorization": bearer(pool)})
    assert (users.status_code, users.json_body) == (200, {"orders_of": SUB})
    strangers = http.get("/orders")
    assert (strangers.status_code, json.loads(strangers.body)["error"]) == (401, "missing_token")
