"""PreTokenGeneration: which access tokens carry the scope that rules the user's account at Cognito."""

from typing import Any

import pytest
from chalicelib.triggers.pre_token_generation import withhold_user_operations
from sso_world.fake_cognito import event

SUPPRESSED = {"accessTokenGeneration": {"scopesToSuppress": ["aws.cognito.signin.user.admin"]}}
ACCOUNT = {"purpose": "account"}


def asked(source: str = "TokenGeneration_Authentication", **request: object) -> dict[str, Any]:
    sent = event("cognito_pre_token_generation") | {"triggerSource": source}
    sent["request"] |= request
    return sent


def test_the_scope_of_the_user_operations_is_suppressed_and_nothing_else_changes() -> None:
    answered = withhold_user_operations(asked())
    assert answered.pop("response")["claimsAndScopeOverrideDetails"] == SUPPRESSED
    sent = asked()
    del sent["response"]
    assert answered == sent


@pytest.mark.parametrize("source", ["TokenGeneration_Authentication", "TokenGeneration_NewPasswordChallenge"])
def test_a_password_login_for_the_account_pages_keeps_it(source: str) -> None:
    sent = asked(source, clientMetadata=ACCOUNT)
    assert withhold_user_operations(sent) == asked(source, clientMetadata=ACCOUNT)


@pytest.mark.parametrize(
    "source",
    [
        "TokenGeneration_RefreshTokens",
        "TokenGeneration_HostedAuth",
        "TokenGeneration_AuthenticateDevice",
        "TokenGeneration_ClientCredentials",
    ],
)
def test_no_other_way_to_a_token_keeps_it(source: str) -> None:
    answered = withhold_user_operations(asked(source, clientMetadata=ACCOUNT))
    assert answered["response"]["claimsAndScopeOverrideDetails"] == SUPPRESSED


@pytest.mark.parametrize(
    "metadata", [None, {}, {"purpose": ""}, {"purpose": "Account"}, {"purpose": "account "}, {"account": "1"}]
)
def test_no_other_purpose_keeps_it(metadata: object) -> None:
    answered = withhold_user_operations(asked(clientMetadata=metadata))
    assert answered["response"]["claimsAndScopeOverrideDetails"] == SUPPRESSED
