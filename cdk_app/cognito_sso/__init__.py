"""Single Sign-On on Amazon Cognito as CDK constructs.

The names below are loaded when they are first used: `cognito_sso.local` needs none of the CDK, and importing
that starts a Node.js process.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cognito_sso.build_folder import PackagingError
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

_MODULES = {
    "ApplicationSettings": "settings",
    "AwsPlatform": "platforms",
    "ChaliceService": "chalice_service",
    "ChannelSettings": "settings",
    "EmulatorPlatform": "platforms",
    "EnvironmentSettings": "settings",
    "PackagingError": "build_folder",
    "Platform": "platforms",
    "SessionSettings": "settings",
    "SettingsError": "setting_checks",
    "SignUpSettings": "settings",
    "Sources": "sources",
    "Sso": "sso",
    "TokenSettings": "settings",
    "Website": "website",
    "load_environment": "settings_file",
}

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


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
