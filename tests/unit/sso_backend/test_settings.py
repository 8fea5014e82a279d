"""The environment, read once and strictly."""

import pytest
from chalicelib.settings import (
    ApiSettings,
    EventSettings,
    MailSettings,
    SettingsError,
    SignUpSettings,
    TableSettings,
)
from sso_world.environment import ENVIRONMENT


def test_the_api_reads_its_variables() -> None:
    settings = ApiSettings.from_environment(ENVIRONMENT)
    assert (settings.sso_origin, settings.session_idle_seconds) == ("https://sso.example", 3600)


def test_the_sites_origin_may_be_unknown() -> None:
    assert ApiSettings.from_environment(ENVIRONMENT | {"SSO_ORIGIN": ""}).sso_origin == ""


@pytest.mark.parametrize("name", sorted(set(ENVIRONMENT) - {"SSO_ORIGIN"}))
def test_a_missing_variable_is_named(name: str) -> None:
    with pytest.raises(SettingsError, match=name):
        ApiSettings.from_environment(ENVIRONMENT | {name: " "})


@pytest.mark.parametrize("value", ["0", "-1", "1.5", "an hour", "²", "9" * 10, "9" * 5000])
def test_seconds_are_a_positive_whole_number(value: str) -> None:
    with pytest.raises(SettingsError, match="SESSION_IDLE_SECONDS"):
        ApiSettings.from_environment(ENVIRONMENT | {"SESSION_IDLE_SECONDS": value})


def test_triggers_need_less() -> None:
    assert TableSettings.from_environment({"TABLE_NAME": "sso"}).table_name == "sso"
    lists = SignUpSettings.from_environment({"ALLOWED_EMAIL_DOMAINS": "a.test, b.test,"})
    assert (lists.allowed_email_domains, lists.blocked_email_domains) == (("a.test", "b.test"), ())


def test_mails_need_the_days_of_a_temporary_password_but_no_address() -> None:
    variables = {"TABLE_NAME": "sso", "TEMPORARY_PASSWORD_DAYS": "7"}
    assert MailSettings.from_environment(variables) == MailSettings("sso", "", 7)
    known = MailSettings.from_environment(variables | {"SSO_ORIGIN": "https://sso.example/"})
    assert known.sso_origin == "https://sso.example"
    for wrong in ("", "0", "a week"):
        with pytest.raises(SettingsError, match="TEMPORARY_PASSWORD_DAYS"):
            MailSettings.from_environment(variables | {"TEMPORARY_PASSWORD_DAYS": wrong})


@pytest.mark.parametrize("environment", [{}, {"METRICS_NAMESPACE": ""}, {"METRICS_NAMESPACE": " "}])
def test_metrics_are_off_without_a_namespace(environment: dict[str, str]) -> None:
    assert EventSettings.from_environment(environment).metrics_namespace is None
    assert EventSettings.from_environment({"METRICS_NAMESPACE": "sso"}).metrics_namespace == "sso"
