"""The operator's calls of Cognito, against an implementation that checks what it is given."""

from typing import Any

import pytest
from chalicelib.operator.app_client import AppClients, TokenLifetimes, client_parameters
from chalicelib.operator.errors import UnknownUser
from chalicelib.operator.user_pool import UserPool, user_json
from sso_world.dynamodb import aws_client

LIFETIMES = TokenLifetimes(id_token_minutes=60, access_token_minutes=30, refresh_token_days=2)


@pytest.fixture
def cognito(dynamodb: object) -> Any:
    return aws_client("cognito-idp")


@pytest.fixture
def pool_id(cognito: Any) -> str:
    schema = [{"Name": "accepts_marketing", "AttributeDataType": "Boolean", "Mutable": True}]
    made = cognito.create_user_pool(PoolName="sso", UsernameAttributes=["email"], Schema=schema)
    pool_id: str = made["UserPool"]["Id"]
    return pool_id


@pytest.fixture
def pool(cognito: Any, pool_id: str) -> UserPool:
    return UserPool(cognito, user_pool_id=pool_id)


@pytest.fixture
def app_clients(cognito: Any, pool_id: str) -> AppClients:
    return AppClients(cognito, user_pool_id=pool_id, lifetimes=LIFETIMES)


def test_an_invited_user_is_found_shown_and_shut_out(pool: UserPool) -> None:
    user_id = pool.invite("carla@example.com", name="Carla", metadata={})
    assert user_id is not None
    assert pool.invite("carla@example.com", name=None, metadata={}) is None
    carla = pool.find("carla@example.com")
    assert carla == pool.find(user_id)
    assert (carla.user_id, carla.status, carla.enabled, carla.has_totp) == (
        user_id,
        "FORCE_CHANGE_PASSWORD",
        True,
        False,
    )
    assert carla.attributes["email_verified"] == "true"
    assert not carla.has_proved_his_address
    pool.disable(carla)
    assert not pool.find(user_id).enabled
    pool.enable(carla)
    pool.sign_out(carla)
    pool.forget_totp(carla)
    assert pool.find(user_id).enabled
    shown = user_json(pool.find(user_id))
    assert (shown["email"], shown["name"], shown["totp"]) == ("carla@example.com", "Carla", False)


def test_nobody_is_unknown(pool: UserPool) -> None:
    assert pool.get("nobody@example.com") is None
    with pytest.raises(UnknownUser):
        pool.find("nobody@example.com")


def test_a_user_who_goes_meanwhile_is_unknown(pool: UserPool, cognito: Any, pool_id: str) -> None:
    pool.invite("carla@example.com", name=None, metadata={})
    carla = pool.find("carla@example.com")
    cognito.admin_delete_user(UserPoolId=pool_id, Username=carla.user_id)
    for act in (pool.disable, pool.enable, pool.sign_out):
        with pytest.raises(UnknownUser):
            act(carla)


def test_users_are_listed_by_the_beginning_of_the_address_and_in_pages(pool: UserPool) -> None:
    for number in range(5):
        pool.invite(f"test-{number}@example.com", name=None, metadata={})
    pool.invite("other@example.com", name=None, metadata={})
    first, rest = pool.page(email_prefix="test-", limit=3)
    second, end = pool.page(email_prefix="test-", position=rest, limit=3)
    found = sorted(user.attributes["email"] for user in first + second)
    assert (found, end) == ([f"test-{number}@example.com" for number in range(5)], "")
    everybody, _ = pool.page()
    assert len(everybody) == 6


def test_an_app_client_is_made_once_and_healed_and_goes(
    app_clients: AppClients, cognito: Any, pool_id: str
) -> None:
    client_id = app_clients.ensure("blog")
    other_id = app_clients.ensure("wiki")
    cognito.update_user_pool_client(
        UserPoolId=pool_id, ClientId=client_id, ExplicitAuthFlows=["ALLOW_USER_PASSWORD_AUTH"]
    )
    assert app_clients.ensure("blog") == client_id != other_id
    made = cognito.describe_user_pool_client(UserPoolId=pool_id, ClientId=client_id)["UserPoolClient"]
    wanted = client_parameters(LIFETIMES)
    assert {name: made[name] for name in wanted} == wanted
    assert "ClientSecret" not in made
    for _ in range(2):
        app_clients.delete(client_id)
    left = cognito.list_user_pool_clients(UserPoolId=pool_id, MaxResults=60)["UserPoolClients"]
    assert [one["ClientId"] for one in left] == [other_id]
