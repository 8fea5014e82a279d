"""The Cognito user pool, its triggers, and an app client for each that signs users in."""

import aws_cdk as cdk
from aws_cdk import aws_cognito as cognito
from aws_cdk import aws_iam as iam
from constructs import Construct

from cognito_sso.platforms import Platform
from cognito_sso.settings import Mfa, TokenSettings
from cognito_sso.user_pool_triggers import UserPoolTriggers

_MARKETING = "accepts_marketing"
_SSO_SITE_TOKEN_MINUTES = 5
_MFA = {"off": cognito.Mfa.OFF, "optional": cognito.Mfa.OPTIONAL, "required": cognito.Mfa.REQUIRED}


class UserDirectory(Construct):
    """Users sign up with email and password and confirm with a code by email.

    Where `mfa` allows a second factor, it is an authenticator app; text messages can be taken over.
    Schema and sign-in names of a pool can never change, so both are as wide as they will ever be.
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        platform: Platform,
        mfa: Mfa,
        tokens: TokenSettings,
        triggers: UserPoolTriggers,
    ) -> None:
        super().__init__(scope, construct_id)
        self._tokens = tokens
        self.user_pool = cognito.UserPool(
            self,
            "UserPool",
            # The plan that lets a trigger change access tokens (PreTokenGeneration V2).
            feature_plan=cognito.FeaturePlan.ESSENTIALS,
            sign_in_aliases=cognito.SignInAliases(email=True),
            sign_in_case_sensitive=False,
            self_sign_up_enabled=True,
            auto_verify=cognito.AutoVerifiedAttrs(email=True),
            keep_original=cognito.KeepOriginalAttrs(email=True),
            standard_attributes=cognito.StandardAttributes(
                email=cognito.StandardAttribute(required=True, mutable=True),
                fullname=cognito.StandardAttribute(required=False, mutable=True),
                gender=cognito.StandardAttribute(required=False, mutable=True),
                phone_number=cognito.StandardAttribute(required=False, mutable=True),
            ),
            custom_attributes={_MARKETING: cognito.BooleanAttribute(mutable=True)},
            password_policy=cognito.PasswordPolicy(
                min_length=12,
                require_lowercase=True,
                require_uppercase=True,
                require_digits=True,
                require_symbols=True,
            ),
            mfa=_MFA[mfa],
            mfa_second_factor=cognito.MfaSecondFactor(otp=True, sms=False),
            account_recovery=cognito.AccountRecovery.EMAIL_ONLY,
            user_verification=cognito.UserVerificationConfig(
                email_style=cognito.VerificationEmailStyle.CODE,
                email_subject="Your confirmation code",
                email_body="Your confirmation code is {####}. If you did not ask for it, ignore this mail.",
            ),
            deletion_protection=platform.protects_data,
            removal_policy=platform.removal_policy,
        )
        for operation, function in (
            (cognito.UserPoolOperation.PRE_SIGN_UP, triggers.pre_sign_up),
            (cognito.UserPoolOperation.POST_CONFIRMATION, triggers.post_confirmation),
            (cognito.UserPoolOperation.DEFINE_AUTH_CHALLENGE, triggers.auth_challenge),
            (cognito.UserPoolOperation.CREATE_AUTH_CHALLENGE, triggers.auth_challenge),
            (cognito.UserPoolOperation.VERIFY_AUTH_CHALLENGE_RESPONSE, triggers.auth_challenge),
        ):
            self.user_pool.add_trigger(operation, function)
        self.user_pool.add_trigger(
            cognito.UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG,
            triggers.pre_token_generation,
            cognito.LambdaVersion.V2_0,
        )
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
            .with_custom_attributes(_MARKETING),
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
        ).with_custom_attributes(_MARKETING)
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
