"""The pool signs in by email, confirms by code, and reveals nothing."""

import json
from typing import Any

import pytest
from cognito_sso import MailSettings, PasswordSettings, TokenSettings, UserMigrationSettings
from cognito_sso.settings.environment import Mfa, ThreatProtection
from synthesized import Templates, synthesize

PLAIN_SIGN_IN = {"ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH"}


def pool(templates: Templates) -> dict[str, Any]:
    return templates.only(templates.sso, "AWS::Cognito::UserPool")


def sso_client(templates: Templates) -> dict[str, Any]:
    return templates.only(templates.sso, "AWS::Cognito::UserPoolClient")


def application_client(templates: Templates) -> dict[str, Any]:
    return templates.only(templates.shop, "AWS::Cognito::UserPoolClient")


def test_email_is_the_username_and_is_confirmed_by_code(templates: Templates) -> None:
    properties = pool(templates)
    assert properties["UsernameAttributes"] == ["email"]
    assert properties["UsernameConfiguration"] == {"CaseSensitive": False}
    assert properties["AutoVerifiedAttributes"] == ["email"]
    assert properties["VerificationMessageTemplate"]["DefaultEmailOption"] == "CONFIRM_WITH_CODE"
    assert properties["UserAttributeUpdateSettings"] == {
        "AttributesRequireVerificationBeforeUpdate": ["email"]
    }


def test_the_profile_can_be_kept_and_only_the_email_is_required(templates: Templates) -> None:
    schema = {each["Name"]: each for each in pool(templates)["Schema"]}
    assert set(schema) == {"email", "name", "gender", "phone_number", "accepts_marketing"}
    assert [name for name, each in schema.items() if each.get("Required")] == ["email"]
    assert all(each["Mutable"] for each in schema.values())


@pytest.mark.parametrize(("mfa", "configured"), [("optional", "OPTIONAL"), ("required", "ON")])
def test_the_second_factor_is_an_authenticator_app_as_the_settings_say(mfa: Mfa, configured: str) -> None:
    properties = pool(synthesize("dev", mfa=mfa))
    assert properties["MfaConfiguration"] == configured
    assert properties["EnabledMfas"] == ["SOFTWARE_TOKEN_MFA"]
    assert "SmsConfiguration" not in properties


def test_a_second_factor_can_be_switched_off() -> None:
    properties = pool(synthesize("dev", mfa="off"))
    assert properties["MfaConfiguration"] == "OFF"
    assert "EnabledMfas" not in properties


def test_recovery_is_by_email_only(templates: Templates) -> None:
    mechanisms = pool(templates)["AccountRecoverySetting"]["RecoveryMechanisms"]
    assert mechanisms == [{"Name": "verified_email", "Priority": 1}]


def test_the_triggers_are_functions_of_the_stack(templates: Templates) -> None:
    config = dict(pool(templates)["LambdaConfig"])
    assert set(config) - {"CustomMessage"} == {
        "PreSignUp",
        "PostConfirmation",
        "DefineAuthChallenge",
        "CreateAuthChallenge",
        "VerifyAuthChallengeResponse",
        "PreTokenGenerationConfig",
    }
    before_tokens = config.pop("PreTokenGenerationConfig")
    assert before_tokens["LambdaVersion"] == "V2_0"
    functions = templates.of_type(templates.sso, "AWS::Lambda::Function")
    for arn in [*config.values(), before_tokens["LambdaArn"]]:
        function = functions[arn["Fn::GetAtt"][0]]["Properties"]
        assert function["Timeout"] <= 5, "Cognito waits 5 s for a trigger"


def test_the_sso_client_signs_in_by_srp_and_password(templates: Templates) -> None:
    assert set(sso_client(templates)["ExplicitAuthFlows"]) >= PLAIN_SIGN_IN


def test_no_password_opens_an_applications_client(templates: Templates) -> None:
    flows = application_client(templates)["ExplicitAuthFlows"]
    assert set(flows) == {"ALLOW_CUSTOM_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"}


def test_an_applications_access_token_cannot_write_the_profile(templates: Templates) -> None:
    assert application_client(templates)["WriteAttributes"] == ["email"]


def test_every_client_is_public_revocable_and_silent_about_users(templates: Templates) -> None:
    for client in (sso_client(templates), application_client(templates)):
        assert client["GenerateSecret"] is False
        assert client["EnableTokenRevocation"] is True
        assert client["PreventUserExistenceErrors"] == "ENABLED"
        assert client["RefreshTokenValidity"] > 0
        assert client["IdTokenValidity"] <= 60
        assert client["AccessTokenValidity"] <= 60
        assert client["TokenValidityUnits"]["IdToken"] == "minutes"
        assert client["SupportedIdentityProviders"] == ["COGNITO"]
        assert client["AllowedOAuthFlowsUserPoolClient"] is False


def test_an_applications_tokens_live_as_long_as_the_settings_say() -> None:
    tokens = TokenSettings(id_token_minutes=20, access_token_minutes=10, refresh_token_days=3)
    client = application_client(synthesize("dev", tokens=tokens))
    assert (client["IdTokenValidity"], client["AccessTokenValidity"]) == (20, 10)
    assert client["RefreshTokenValidity"] == 3 * 24 * 60
    assert set(client["TokenValidityUnits"].values()) == {"minutes"}


def test_tokens_of_the_sso_site_itself_live_five_minutes(templates: Templates) -> None:
    """An access token that may change the account must not outlive the recovery of a stolen password."""
    client = sso_client(templates)
    assert (client["IdTokenValidity"], client["AccessTokenValidity"]) == (5, 5)
    assert set(client["TokenValidityUnits"].values()) == {"minutes"}


def test_production_keeps_its_users(prod: Templates) -> None:
    (resource,) = prod.of_type(prod.sso, "AWS::Cognito::UserPool").values()
    assert resource["DeletionPolicy"] == "Retain"
    assert resource["UpdateReplacePolicy"] == "Retain"
    assert resource["Properties"]["DeletionProtection"] == "ACTIVE"


def test_a_password_must_have_what_the_settings_say() -> None:
    password = PasswordSettings(min_length=20, symbols=False, temporary_days=2)
    policy = pool(synthesize("dev", password=password))["Policies"]["PasswordPolicy"]
    assert policy == {
        "MinimumLength": 20,
        "RequireLowercase": True,
        "RequireUppercase": True,
        "RequireNumbers": True,
        "RequireSymbols": False,
        "TemporaryPasswordValidityDays": 2,
    }


def test_the_page_says_the_same_of_passwords_as_the_pool() -> None:
    templates = synthesize("local", password=PasswordSettings(min_length=20, symbols=False))
    *_, config = templates.sso["Outputs"]["SiteSso"]["Value"]["Fn::Join"][1]
    assert (
        '"password_policy":{"min_length":20,"lowercase":true,"uppercase":true,"digits":true,"symbols":false}'
        in config
    )


@pytest.mark.parametrize(
    ("chosen", "plan", "mode"),
    [("off", "ESSENTIALS", None), ("audit", "PLUS", "AUDIT"), ("enforced", "PLUS", "ENFORCED")],
)
def test_leaked_passwords_are_looked_for_where_wanted(
    chosen: ThreatProtection, plan: str, mode: str | None
) -> None:
    properties = pool(synthesize("dev", threat_protection=chosen))
    assert properties["UserPoolTier"] == plan
    assert properties.get("UserPoolAddOns") == (mode and {"AdvancedSecurityMode": mode})


def test_mails_come_from_our_own_address(prod: Templates) -> None:
    sender = pool(prod)["EmailConfiguration"]
    assert sender["EmailSendingAccount"] == "DEVELOPER"
    assert sender["From"] == "Example accounts <no-reply@example.com>"
    assert json.dumps(sender["SourceArn"]).endswith(':identity/example.com"]]}')


def test_the_senders_identity_may_be_in_another_region() -> None:
    mail = MailSettings(
        from_address="no-reply@example.org",
        from_name="Accounts",
        reply_to="help@example.org",
        ses_region="eu-central-1",
    )
    sender = pool(synthesize("dev", mail=mail))["EmailConfiguration"]
    assert sender["ReplyToEmailAddress"] == "help@example.org"
    assert ":ses:eu-central-1:" in json.dumps(sender["SourceArn"])


def test_without_a_sender_cognito_sends_by_itself_and_in_its_pools_words() -> None:
    """It answers `InvalidLambdaResponseException` to a trigger's words then, and nobody could sign up."""
    templates = synthesize("dev")
    assert "EmailConfiguration" not in pool(templates)
    assert "CustomMessage" not in pool(templates)["LambdaConfig"]
    assert not [key for key in templates.sso["Resources"] if "CustomMessage" in key]


@pytest.mark.parametrize("name", ["local", "prod"])
def test_with_a_sender_and_on_the_emulator_mails_are_in_our_words(name: str) -> None:
    templates = synthesize(name, password=PasswordSettings(temporary_days=3))
    called = pool(templates)["LambdaConfig"]["CustomMessage"]["Fn::GetAtt"][0]
    assert called.startswith("SsoBackendCustomMessage")
    function = templates.named(templates.sso, "AWS::Lambda::Function", "SsoBackendCustomMessage")
    variables = function["Environment"]["Variables"]
    assert variables["TEMPORARY_PASSWORD_DAYS"] == "3"
    assert variables["SSO_ORIGIN"].endswith(
        {"local": "//sso.localhost:4566", "prod": "//sso.example.com"}[name]
    )
    assert "TABLE_NAME" in variables


def test_the_pools_own_texts_have_their_placeholders(templates: Templates) -> None:
    """They are sent where no trigger words the mail, and when it fails."""
    code = pool(templates)["VerificationMessageTemplate"]
    assert code["EmailMessage"].count("{####}") == 1
    invitation = pool(templates)["AdminCreateUserConfig"]["InviteMessageTemplate"]["EmailMessage"]
    assert (invitation.count("{####}"), invitation.count("{username}")) == (1, 1)


def test_an_older_pools_users_come_over_by_their_passwords_only_where_wanted() -> None:
    older = UserMigrationSettings(from_user_pool_id="eu-north-1_Older", from_client_id="abc123")
    templates = synthesize("local", user_migration=older)
    assert "UserMigration" in pool(templates)["LambdaConfig"]
    variables = templates.named(templates.sso, "AWS::Lambda::Function", "SsoBackendUserMigration")[
        "Environment"
    ]
    assert (
        variables["Variables"].items()
        >= {
            "FROM_USER_POOL_ID": "eu-north-1_Older",
            "FROM_CLIENT_ID": "abc123",
            "FROM_REGION": "eu-north-1",
        }.items()
    )
    for each, way in ((templates, "password"), (synthesize("local"), "srp")):
        *_, config = each.sso["Outputs"]["SiteSso"]["Value"]["Fn::Join"][1]
        assert f'"sign_in":"{way}"' in config


def test_a_local_pool_may_be_deleted() -> None:
    (resource,) = Templates.of_type(synthesize("local").sso, "AWS::Cognito::UserPool").values()
    assert resource["DeletionPolicy"] == "Delete"
    assert resource["Properties"]["DeletionProtection"] == "INACTIVE"
