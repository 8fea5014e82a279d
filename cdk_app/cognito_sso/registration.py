"""An application's record in the SSO's table, kept by the stack that the application is in."""

import aws_cdk as cdk
from aws_cdk import aws_cognito as cognito
from constructs import Construct

from cognito_sso.settings.application import ApplicationSettings, ChannelSettings
from cognito_sso.settings.branding import Branding, logo_data_uri
from cognito_sso.settings.checks import SettingsError


def register(
    scope: Construct,
    application: ApplicationSettings,
    *,
    registrar_arn: str,
    app_client: cognito.UserPoolClient,
    site_origin: str | None,
) -> cdk.CustomResource:
    """A custom resource that has the SSO backend write the record, and take it away again."""
    return cdk.CustomResource(
        scope,
        "Registration",
        service_token=registrar_arn,
        resource_type="Custom::SsoApplication",
        # A registrar that never answers would otherwise hold the deployment for an hour.
        service_timeout=cdk.Duration.seconds(60),
        properties={
            "ApplicationId": application.id,
            "Name": application.name,
            "Enrolment": application.enrolment,
            "UserPoolClientId": app_client.user_pool_client_id,
            "Channels": [_channel(channel, site_origin) for channel in application.channels],
            **({"Branding": _branding(application.branding)} if application.branding else {}),
        },
    )


def _branding(branding: Branding) -> dict[str, str]:
    declared = {}
    if branding.accent_color is not None:
        declared["accent_color"] = branding.accent_color.lower()
    if branding.logo is not None:
        try:
            declared["logo"] = logo_data_uri(branding.logo)
        except SettingsError as error:
            raise error.within("branding") from None
    return declared


def _channel(channel: ChannelSettings, site_origin: str | None) -> dict[str, str]:
    if site_origin is None and (channel.return_url is None or channel.logout_url is None):
        missing = "logout_url" if channel.return_url else "return_url"
        raise SettingsError(missing, f"of the channel {channel.id!r} is missing; give it, or a site.")
    return {
        "channel_id": channel.id,
        "return_url": channel.return_url or f"{site_origin}/success",
        "logout_url": channel.logout_url or f"{site_origin}/",
    }
