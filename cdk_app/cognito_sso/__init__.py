"""Single Sign-On on Amazon Cognito as CDK constructs."""

from cognito_sso.chalice_package import PackagingError
from cognito_sso.chalice_service import ChaliceService
from cognito_sso.platforms import AwsPlatform, EmulatorPlatform, Platform
from cognito_sso.setting_checks import SettingsError
from cognito_sso.settings import (
    ApplicationSettings,
    ChannelSettings,
    EnvironmentSettings,
    SessionSettings,
    SignUpSettings,
    TokenSettings,
)
from cognito_sso.settings_file import load_environment
from cognito_sso.sources import Sources
from cognito_sso.sso import Sso
from cognito_sso.website import Website

__all__ = [
    "ApplicationSettings",
    "AwsPlatform",
    "ChaliceService",
    "ChannelSettings",
    "EmulatorPlatform",
    "EnvironmentSettings",
    "PackagingError",
    "Platform",
    "SessionSettings",
    "SettingsError",
    "SignUpSettings",
    "Sources",
    "Sso",
    "TokenSettings",
    "Website",
    "load_environment",
]
