"""Single Sign-On on Amazon Cognito as CDK constructs.

The names below are loaded when they are first used: `cognito_sso.local` needs none of the CDK, and importing
that starts a Node.js process.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cognito_sso.api.chalice_service import ChaliceService, SiteApi
    from cognito_sso.edge.firewall import Firewall
    from cognito_sso.edge.firewall_user_pool import UserPoolFirewall
    from cognito_sso.edge.site_domain import SiteDomain
    from cognito_sso.edge.website import Website
    from cognito_sso.packaging.build_folder import PackagingError
    from cognito_sso.platforms.aws import AwsPlatform
    from cognito_sso.platforms.emulator import EmulatorPlatform
    from cognito_sso.platforms.platform import Platform
    from cognito_sso.settings.application import ApplicationSettings, ChannelSettings
    from cognito_sso.settings.branding import Branding
    from cognito_sso.settings.checks import SettingsError
    from cognito_sso.settings.domain import DomainSettings
    from cognito_sso.settings.environment import EnvironmentSettings, SsoSettings
    from cognito_sso.settings.file import load_environment
    from cognito_sso.settings.operation import FirewallSettings, MailSettings, MonitoringSettings
    from cognito_sso.settings.sign_in import (
        PasswordSettings,
        SessionSettings,
        SignUpSettings,
        TokenSettings,
        UserMigrationSettings,
    )
    from cognito_sso.sso import Sso
    from cognito_sso.sso_application import SsoApplication

_MODULES = {
    "ApplicationSettings": "settings.application",
    "AwsPlatform": "platforms.aws",
    "Branding": "settings.branding",
    "ChaliceService": "api.chalice_service",
    "ChannelSettings": "settings.application",
    "DomainSettings": "settings.domain",
    "EmulatorPlatform": "platforms.emulator",
    "EnvironmentSettings": "settings.environment",
    "Firewall": "edge.firewall",
    "FirewallSettings": "settings.operation",
    "MailSettings": "settings.operation",
    "MonitoringSettings": "settings.operation",
    "PackagingError": "packaging.build_folder",
    "PasswordSettings": "settings.sign_in",
    "Platform": "platforms.platform",
    "SessionSettings": "settings.sign_in",
    "SettingsError": "settings.checks",
    "SignUpSettings": "settings.sign_in",
    "SiteApi": "api.chalice_service",
    "SiteDomain": "edge.site_domain",
    "Sso": "sso",
    "SsoApplication": "sso_application",
    "SsoSettings": "settings.environment",
    "TokenSettings": "settings.sign_in",
    "UserMigrationSettings": "settings.sign_in",
    "UserPoolFirewall": "edge.firewall_user_pool",
    "Website": "edge.website",
    "load_environment": "settings.file",
}

__all__ = [
    "ApplicationSettings",
    "AwsPlatform",
    "Branding",
    "ChaliceService",
    "ChannelSettings",
    "DomainSettings",
    "EmulatorPlatform",
    "EnvironmentSettings",
    "Firewall",
    "FirewallSettings",
    "MailSettings",
    "MonitoringSettings",
    "PackagingError",
    "PasswordSettings",
    "Platform",
    "SessionSettings",
    "SettingsError",
    "SignUpSettings",
    "SiteApi",
    "SiteDomain",
    "Sso",
    "SsoApplication",
    "SsoSettings",
    "TokenSettings",
    "UserMigrationSettings",
    "UserPoolFirewall",
    "Website",
    "load_environment",
]


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
