"""A change of whatever holds no data leaves alone what does: settings, applications, domains, firewalls."""

from dataclasses import fields, replace
from typing import Any

import pytest
from cognito_sso import (
    ChannelSettings,
    EnvironmentSettings,
    FirewallSettings,
    MailSettings,
    MonitoringSettings,
    PasswordSettings,
    SessionSettings,
    SignUpSettings,
    TokenSettings,
    UserMigrationSettings,
    load_environment,
)
from stateful import LISTED, losses, stateful_of
from synthesized import ROOT, Templates, environment_app, synthesize

# Every setting, changed, ...
CHANGES: dict[str, Any] = {
    "log_retention_days": 30,
    "access_log_days": 7,
    "api_gateway_account": False,
    "api_requests_per_second": 7,
    "mfa": "required",
    "threat_protection": "audit",
    "password": PasswordSettings(min_length=20, symbols=False),
    "sign_up": SignUpSettings(allowed_email_domains=("example.com",)),
    "session": SessionSettings(absolute_minutes=120, idle_minutes=30),
    "tokens": TokenSettings(id_token_minutes=20, access_token_minutes=10, refresh_token_days=3),
    "mail": MailSettings(from_address="other@example.org", from_name="Other accounts"),
    "monitoring": MonitoringSettings(alarm_emails=("other@example.org",)),
    "user_migration": UserMigrationSettings(
        from_user_pool_id="eu-west-1_AbCdEfGhI", from_client_id="abcdefghijklmnopqrstuvwxyz"
    ),
    "termination_protection": False,
    "domain": None,
    "firewall": None,
    "orders_of_deleted_users": "delete",
}
# ... but what makes it another environment, and the applications, whose changes are below.
OTHERS = {"name", "region", "account", "restored_table_name", "applications"}


def losses_by(name: str, **changed: Any) -> list[str]:
    """What a change of settings would lose of an environment."""
    return losses(LISTED[name], stateful_of(synthesize(name, **changed)))


def test_every_setting_is_changed() -> None:
    prod = load_environment(ROOT / "environments", "prod")
    assert set(CHANGES) | OTHERS == {each.name for each in fields(EnvironmentSettings)}
    assert [key for key, value in CHANGES.items() if value == getattr(prod, key)] == []


def test_other_settings_lose_nothing() -> None:
    assert losses_by("prod", **CHANGES) == []


def test_a_domain_and_a_firewall_that_come_later_lose_nothing() -> None:
    prod = load_environment(ROOT / "environments", "prod")
    assert losses_by("dev", domain=prod.domain, firewall=FirewallSettings()) == []


def test_an_application_may_change_all_but_its_id() -> None:
    shop = load_environment(ROOT / "environments", "prod").applications[0]
    app = ChannelSettings(id="app", return_url="https://app.example/in", logout_url="https://app.example/")
    other = replace(
        shop,
        name="Another name",
        enrolment="invite",
        channels=(*shop.channels, app),
        ended_sessions_max_age_seconds=0,
        domain=None,
    )
    assert other.enrolment != shop.enrolment
    assert losses_by("prod", applications=(other,)) == []


@pytest.mark.parametrize("position", [0, 1])
def test_a_new_application_takes_nothing_from_the_others(position: int) -> None:
    settings = load_environment(ROOT / "environments", "dev")
    shop, new, *_ = settings.applications
    both = (new, shop) if position == 0 else (shop, new)
    app, stacks = environment_app(replace(settings, applications=both))
    assembly = app.synth()
    templates = Templates(
        sso=assembly.get_stack_by_name(stacks.sso.stack_name).template,
        shop=assembly.get_stack_by_name(stacks.clients[both.index(shop)].stack_name).template,
        edge=None,
    )
    assert losses(LISTED["dev"], stateful_of(templates)) == []
