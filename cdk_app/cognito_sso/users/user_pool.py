"""The Cognito user pool: email as user name, confirmed by a code, with a second factor where wanted."""

import aws_cdk as cdk
from aws_cdk import aws_cognito as cognito
from constructs import Construct

from cognito_sso.platforms.platform import Platform
from cognito_sso.rule_exceptions import excuse
from cognito_sso.settings.environment import SsoSettings
from cognito_sso.settings.operation import MailSettings

MARKETING = "accepts_marketing"
"""The one custom attribute: whether the user wants to hear of news."""

_MFA = {"off": cognito.Mfa.OFF, "optional": cognito.Mfa.OPTIONAL, "required": cognito.Mfa.REQUIRED}
_THREAT_PROTECTION = {
    "audit": cognito.StandardThreatProtectionMode.AUDIT_ONLY,
    "enforced": cognito.StandardThreatProtectionMode.FULL_FUNCTION,
}


def make_user_pool(
    scope: Construct, *, platform: Platform, settings: SsoSettings, sso_origin: str
) -> cognito.UserPool:
    """Users sign up with email and password and confirm with a code by email.

    The texts of its mails are for where no trigger words them, or one has failed.
    Where a second factor is allowed, it is an authenticator app; text messages can be taken over.
    Schema and sign-in names of a pool can never change, so both are as wide as they will ever be.
    """
    password = settings.password
    pool = cognito.UserPool(
        scope,
        "UserPool",
        # From Essentials on a trigger may change access tokens (PreTokenGeneration V2).
        feature_plan=cognito.FeaturePlan.ESSENTIALS
        if settings.threat_protection == "off"
        else cognito.FeaturePlan.PLUS,
        standard_threat_protection_mode=_THREAT_PROTECTION.get(settings.threat_protection),
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
        custom_attributes={MARKETING: cognito.BooleanAttribute(mutable=True)},
        password_policy=cognito.PasswordPolicy(
            min_length=password.min_length,
            require_lowercase=password.lowercase,
            require_uppercase=password.uppercase,
            require_digits=password.digits,
            require_symbols=password.symbols,
            temp_password_validity=cdk.Duration.days(password.temporary_days),
        ),
        mfa=_MFA[settings.mfa],
        mfa_second_factor=cognito.MfaSecondFactor(otp=True, sms=False),
        account_recovery=cognito.AccountRecovery.EMAIL_ONLY,
        user_verification=cognito.UserVerificationConfig(
            email_style=cognito.VerificationEmailStyle.CODE,
            email_subject="Your code",
            email_body=(
                "Your code is {####}. Never give it to anyone. If you did not ask for it, ignore this mail."
            ),
        ),
        user_invitation=cognito.UserInvitationConfig(
            email_subject="You are invited",
            email_body=(
                f"You are invited to sign in{f' at {sso_origin}/account' if sso_origin else ''} as "
                f"{{username}}. You choose your own password then, within {password.temporary_days} days. "
                "Until then it is {####}"
            ),
        ),
        email=_sender(settings.mail) if settings.mail else None,
        deletion_protection=platform.protects_data,
        removal_policy=platform.removal_policy,
    )
    if settings.mfa != "required":
        excuse(
            pool,
            "AwsSolutions-COG2",
            reason=f"The setting `mfa` is {settings.mfa!r} here; 'required' demands a second factor of all.",
        )
    if settings.threat_protection == "off":
        excuse(pool, "AwsSolutions-COG8", reason="The setting `threat_protection` is 'off' here.")
    return pool


def _sender(mail: MailSettings) -> cognito.UserPoolEmail:
    return cognito.UserPoolEmail.with_ses(
        from_email=mail.from_address,
        from_name=mail.from_name,
        reply_to=mail.reply_to,
        ses_region=mail.ses_region,
        ses_verified_domain=mail.domain,
    )
