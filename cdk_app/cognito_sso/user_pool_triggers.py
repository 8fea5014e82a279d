"""The SSO backend's functions that Cognito calls."""

from dataclasses import dataclass

from aws_cdk import aws_lambda as lambda_

from cognito_sso.chalice_service import ChaliceService
from cognito_sso.settings import SignUpSettings
from cognito_sso.sso_table import SsoTable


@dataclass(frozen=True, kw_only=True)
class UserPoolTriggers:
    """They are made before the pool and must not refer to it: they get its id in the event."""

    pre_sign_up: lambda_.IFunction
    post_confirmation: lambda_.IFunction
    auth_challenge: lambda_.IFunction
    """Defines, creates and verifies challenges."""
    pre_token_generation: lambda_.IFunction


def add_user_pool_triggers(
    backend: ChaliceService, *, table: SsoTable, sign_up: SignUpSettings
) -> UserPoolTriggers:
    """One function per trigger, but one for all of custom auth."""
    return UserPoolTriggers(
        pre_sign_up=backend.add_entry_point(
            "PreSignUp",
            handler="app.pre_sign_up",
            environment={
                "ALLOWED_EMAIL_DOMAINS": ",".join(sign_up.allowed_email_domains),
                "BLOCKED_EMAIL_DOMAINS": ",".join(sign_up.blocked_email_domains),
            },
            description="Cognito trigger: who may register",
        ),
        post_confirmation=backend.add_entry_point(
            "PostConfirmation",
            handler="app.post_confirmation",
            environment=table.environment(),
            statements=[table.allow("GetItem", "PutItem", "UpdateItem", "Query")],
            description="Cognito trigger: writes the new user's items, ends all sessions after a recovery",
        ),
        auth_challenge=backend.add_entry_point(
            "AuthChallenge",
            handler="app.auth_challenge",
            environment=table.environment(),
            statements=[table.allow("DeleteItem")],
            description="Cognito triggers of custom auth: consumes the SSO backend's one-time ticket",
        ),
        pre_token_generation=backend.add_entry_point(
            "PreTokenGeneration",
            handler="app.pre_token_generation",
            environment={},
            description="Cognito trigger: keeps Cognito's user operations out of access tokens",
        ),
    )
