"""A token is for one application: every other application's is refused, of whatever use."""

from collections.abc import Callable
from typing import Any

import pytest
from orders_world.calls import refused

CLIENTS = ("client-shop", "client-outlet", "client-sso")

Token = Callable[..., str]
NewApi = Callable[..., Any]


def token_of(token: Token, client: str, use: str) -> str:
    """A token as Cognito issues it to a client: the user and the pool are the same for all."""
    if use == "id":
        return token(aud=client)
    return token(token_use="access", client_id=client, aud=None, scope="openid", username="alice", email=None)


@pytest.mark.parametrize("use", ["id", "access"])
@pytest.mark.parametrize("issued_to", CLIENTS)
@pytest.mark.parametrize("api_of", CLIENTS)
def test_only_the_applications_own_id_token_opens_its_api(
    new_api: NewApi, token: Token, api_of: str, issued_to: str, use: str
) -> None:
    headers = {"Authorization": f"Bearer {token_of(token, issued_to, use)}"}
    answer = new_api(client_id=api_of).http.get("/orders", headers=headers)
    if (issued_to, use) == (api_of, "id"):
        assert answer.status_code == 200
    else:
        refused(answer, 401, "invalid_token")
        assert answer.headers["WWW-Authenticate"] == "Bearer"
