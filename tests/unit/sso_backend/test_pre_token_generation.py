"""PreTokenGeneration: no access token carries the scope that rules the user's account at Cognito."""

from chalicelib.triggers.pre_token_generation import withhold_user_operations
from sso_world.fake_cognito import event


def test_the_scope_of_the_user_operations_is_suppressed_and_nothing_else_changes() -> None:
    answered = withhold_user_operations(event("cognito_pre_token_generation"))
    override = answered.pop("response")["claimsAndScopeOverrideDetails"]
    assert override == {"accessTokenGeneration": {"scopesToSuppress": ["aws.cognito.signin.user.admin"]}}
    sent = event("cognito_pre_token_generation")
    del sent["response"]
    assert answered == sent
