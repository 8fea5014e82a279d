"""An application's app client is the same whether a stack makes it or an operator."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from cognito_sso import TokenSettings
from synthesized import synthesize

APP_CLIENT = Path(__file__).parents[2] / "runtime/sso_backend/chalicelib/operator/app_client.py"
TOKENS = TokenSettings(id_token_minutes=20, access_token_minutes=10, refresh_token_days=3)


@pytest.fixture(scope="module")
def app_client() -> ModuleType:
    """By its file: the backends have modules of the same names, so none of them is on the path."""
    spec = importlib.util.spec_from_file_location("operator_app_client", APP_CLIENT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # Its dataclass looks itself up there.
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def made_by_a_stack() -> dict[str, Any]:
    templates = synthesize("dev", tokens=TOKENS)
    client: dict[str, Any] = templates.only(templates.shop, "AWS::Cognito::UserPoolClient")
    return client


def test_both_clients_are_the_same_but_for_pool_and_name(app_client: ModuleType) -> None:
    lifetimes = app_client.TokenLifetimes(
        id_token_minutes=TOKENS.id_token_minutes,
        access_token_minutes=TOKENS.access_token_minutes,
        refresh_token_days=TOKENS.refresh_token_days,
    )
    of_the_stack = made_by_a_stack()
    del of_the_stack["UserPoolId"]
    assert app_client.client_parameters(lifetimes) | {"GenerateSecret": False} == of_the_stack


def test_an_operators_client_has_no_secret() -> None:
    """The parameter is no part of an update, and so stands where the client is made."""
    assert "GenerateSecret=False" in APP_CLIENT.read_text(encoding="utf-8")
