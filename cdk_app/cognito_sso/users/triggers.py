"""The SSO backend's functions that Cognito calls."""

from dataclasses import dataclass

import aws_cdk as cdk
from aws_cdk import aws_cognito as cognito
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_

from cognito_sso.api.chalice_service import ChaliceService
from cognito_sso.platforms.platform import Platform
from cognito_sso.settings.environment import SsoSettings
from cognito_sso.settings.sign_in import UserMigrationSettings
from cognito_sso.sso_table import SsoTable


@dataclass(frozen=True, kw_only=True)
class UserPoolTriggers:
    """They are made before the pool and must not refer to it: they get its id in the event."""

    pre_sign_up: lambda_.IFunction
    post_confirmation: lambda_.IFunction
    auth_challenge: lambda_.IFunction
    """Defines, creates and verifies challenges."""
    pre_token_generation: lambda_.IFunction
    custom_message: lambda_.IFunction | None
    """None where Cognito would refuse what it says; the pool's own texts are sent then."""
    user_migration: lambda_.IFunction | None

    def attach_to(self, pool: cognito.UserPool) -> None:
        """Have `pool` call them, and let it."""
        for operation, function in (
            (cognito.UserPoolOperation.PRE_SIGN_UP, self.pre_sign_up),
            (cognito.UserPoolOperation.POST_CONFIRMATION, self.post_confirmation),
            (cognito.UserPoolOperation.DEFINE_AUTH_CHALLENGE, self.auth_challenge),
            (cognito.UserPoolOperation.CREATE_AUTH_CHALLENGE, self.auth_challenge),
            (cognito.UserPoolOperation.VERIFY_AUTH_CHALLENGE_RESPONSE, self.auth_challenge),
        ):
            pool.add_trigger(operation, function)
        pool.add_trigger(
            cognito.UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG,
            self.pre_token_generation,
            cognito.LambdaVersion.V2_0,
        )
        if self.custom_message is not None:
            pool.add_trigger(cognito.UserPoolOperation.CUSTOM_MESSAGE, self.custom_message)
        if self.user_migration is not None:
            pool.add_trigger(cognito.UserPoolOperation.USER_MIGRATION, self.user_migration)

    def names(self) -> dict[str, str]:
        """Trigger → name of its function."""
        functions = {
            "pre_sign_up": self.pre_sign_up,
            "post_confirmation": self.post_confirmation,
            "auth_challenge": self.auth_challenge,
            "pre_token_generation": self.pre_token_generation,
            "custom_message": self.custom_message,
            "user_migration": self.user_migration,
        }
        return {name: function.function_name for name, function in functions.items() if function}


def add_user_pool_triggers(
    backend: ChaliceService, *, platform: Platform, table: SsoTable, settings: SsoSettings, sso_origin: str
) -> UserPoolTriggers:
    """One function per trigger, but one for all of custom auth.

    `sso_origin` stands in invitations; it is empty where it is not known yet.
    """
    sign_up = settings.sign_up
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
            statements=table.allow("GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query"),
            description="Cognito trigger: writes the new user's items, ends all sessions after a recovery",
        ),
        auth_challenge=backend.add_entry_point(
            "AuthChallenge",
            handler="app.auth_challenge",
            environment=table.environment(),
            statements=table.allow("DeleteItem"),
            description="Cognito triggers of custom auth: consumes the SSO backend's one-time ticket",
        ),
        pre_token_generation=backend.add_entry_point(
            "PreTokenGeneration",
            handler="app.pre_token_generation",
            environment={},
            description="Cognito trigger: keeps Cognito's user operations out of access tokens",
        ),
        custom_message=backend.add_entry_point(
            "CustomMessage",
            handler="app.custom_message",
            environment={
                **table.environment(),
                "SSO_ORIGIN": sso_origin,
                "TEMPORARY_PASSWORD_DAYS": str(settings.password.temporary_days),
            },
            statements=table.allow("GetItem"),
            description="Cognito trigger: what mails say, for which application and in which language",
        )
        if settings.mail or not platform.mails_need_sender
        else None,
        user_migration=_add_user_migration(backend, settings.user_migration),
    )


def _add_user_migration(
    backend: ChaliceService, older: UserMigrationSettings | None
) -> lambda_.Function | None:
    if older is None:
        return None
    stack = cdk.Stack.of(backend)
    return backend.add_entry_point(
        "UserMigration",
        handler="app.user_migration",
        environment={
            "FROM_USER_POOL_ID": older.from_user_pool_id,
            "FROM_CLIENT_ID": older.from_client_id,
            "FROM_REGION": older.from_region,
        },
        statements=[
            iam.PolicyStatement(
                actions=["cognito-idp:AdminGetUser"],
                resources=[
                    stack.format_arn(
                        service="cognito-idp",
                        region=older.from_region,
                        resource="userpool",
                        resource_name=older.from_user_pool_id,
                    )
                ],
            )
        ],
        description="Cognito trigger: brings a user over from the older pool",
    )
