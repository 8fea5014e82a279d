"""A Cognito user pool's triggers, and an app client for each that signs users in."""

import aws_cdk as cdk
from aws_cdk import aws_cognito as cognito
from aws_cdk import aws_iam as iam
from constructs import Construct

from cognito_sso.platforms.platform import Platform
from cognito_sso.settings.environment import SsoSettings
from cognito_sso.users.triggers import UserPoolTriggers
from cognito_sso.users.user_pool import MARKETING, make_user_pool

_SSO_SITE_TOKEN_MINUTES = 5


class UserDirectory(Construct):
    """The pool's app clients and triggers, and the pool itself unless there is one already.

    An `existing` pool gets the triggers too, so it is one of the same CDK app: CloudFormation cannot change
    the triggers of a pool that it does not own. `sso_origin` stands in invitations; it is
    empty where it is not known yet.
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        platform: Platform,
        settings: SsoSettings,
        triggers: UserPoolTriggers,
        sso_origin: str,
        existing: cognito.UserPool | None = None,
    ) -> None:
        super().__init__(scope, construct_id)
        self._tokens = settings.tokens
        self.user_pool = existing or make_user_pool(
            self, platform=platform, settings=settings, sso_origin=sso_origin
        )
        triggers.attach_to(self.user_pool)
        self.sso_client = self._add_sso_client()

    @property
    def issuer(self) -> str:
        """The `iss` of the pool's tokens."""
        region = cdk.Stack.of(self).region
        return f"https://cognito-idp.{region}.amazonaws.com/{self.user_pool.user_pool_id}"

    def allow(self, *actions: str) -> iam.PolicyStatement:
        """Actions such as `AdminInitiateAuth` on the pool."""
        return iam.PolicyStatement(
            actions=[f"cognito-idp:{action}" for action in actions], resources=[self.user_pool.user_pool_arn]
        )

    def add_application_client(self, scope: Construct, construct_id: str) -> cognito.UserPoolClient:
        """A client whose tokens only the SSO backend can mint: custom auth and refresh, no password.

        Of the attributes it may write the email alone, because Cognito lets every client write what the
        pool requires; its tokens lack the scope to write even that.
        """
        return self._add_client(
            scope,
            construct_id,
            auth_flows=cognito.AuthFlow(custom=True),
            id_token_validity=cdk.Duration.minutes(self._tokens.id_token_minutes),
            access_token_validity=cdk.Duration.minutes(self._tokens.access_token_minutes),
            refresh_token_validity=cdk.Duration.days(self._tokens.refresh_token_days),
            writable=cognito.ClientAttributes().with_standard_attributes(email=True),
        )

    def _add_sso_client(self) -> cognito.UserPoolClient:
        """The SSO site's own. Its tokens live as short as Cognito allows, because the pages use them at once.

        An access token that may change the account would else outlive the recovery of a stolen password.
        """
        return self._add_client(
            self,
            "SsoClient",
            auth_flows=cognito.AuthFlow(user_srp=True, user_password=True),
            id_token_validity=cdk.Duration.minutes(_SSO_SITE_TOKEN_MINUTES),
            access_token_validity=cdk.Duration.minutes(_SSO_SITE_TOKEN_MINUTES),
            # The SSO site drops this token at once; an hour is the least that Cognito accepts.
            refresh_token_validity=cdk.Duration.hours(1),
            writable=cognito.ClientAttributes()
            .with_standard_attributes(email=True, fullname=True, gender=True, phone_number=True)
            .with_custom_attributes(MARKETING),
        )

    def _add_client(
        self,
        scope: Construct,
        construct_id: str,
        *,
        auth_flows: cognito.AuthFlow,
        id_token_validity: cdk.Duration,
        access_token_validity: cdk.Duration,
        refresh_token_validity: cdk.Duration,
        writable: cognito.ClientAttributes,
    ) -> cognito.UserPoolClient:
        readable = writable.with_standard_attributes(
            email=True, email_verified=True, fullname=True, gender=True, phone_number=True
        ).with_custom_attributes(MARKETING)
        return cognito.UserPoolClient(
            scope,
            construct_id,
            user_pool=self.user_pool,
            auth_flows=auth_flows,
            generate_secret=False,
            disable_o_auth=True,
            supported_identity_providers=[cognito.UserPoolClientIdentityProvider.COGNITO],
            id_token_validity=id_token_validity,
            access_token_validity=access_token_validity,
            refresh_token_validity=refresh_token_validity,
            prevent_user_existence_errors=True,
            enable_token_revocation=True,
            read_attributes=readable,
            write_attributes=writable,
        )
