"""A wrong setting stops before any template exists, with one sentence that names the key."""

from pathlib import Path
from typing import Any

import pytest
from cognito_sso import SettingsError, load_environment
from cognito_sso.settings.file import parse_environment

ENVIRONMENTS = Path(__file__).parents[3] / "environments"


def application(**changes: Any) -> dict[str, Any]:
    return {"id": "shop", "name": "Shop", **changes}


def channel(**changes: Any) -> dict[str, Any]:
    return {"id": "web", "return_url": "https://shop.example/success", **changes}


@pytest.mark.parametrize("name", ["local", "dev", "prod"])
def test_the_shipped_environments_have_two_applications(name: str) -> None:
    settings = load_environment(ENVIRONMENTS, name)
    assert [application.id for application in settings.applications] == ["shop", "outlet"]
    assert settings.is_local == (name == "local")


def test_a_file_says_everything_a_class_has() -> None:
    settings = parse_environment(
        "prod",
        {
            "region": "eu-west-1",
            "account": "123456789012",
            "log_retention_days": 90,
            "mfa": "required",
            "orders_of_deleted_users": "delete",
            "sign_up": {"allowed_email_domains": ["example.com"]},
            "session": {"absolute_minutes": 60, "idle_minutes": 30},
            "tokens": {"id_token_minutes": 5},
            "applications": [
                application(
                    enrolment="invite",
                    channels=[channel(), channel(id="admin")],
                    ended_sessions_max_age_seconds=300,
                )
            ],
        },
    )
    assert (settings.mfa, settings.orders_of_deleted_users) == ("required", "delete")
    assert settings.applications[0].ended_sessions_max_age_seconds == 300
    assert settings.sign_up.allowed_email_domains == ("example.com",)
    assert settings.session.idle_minutes == 30
    assert [each.id for each in settings.applications[0].channels] == ["web", "admin"]


def test_what_a_file_leaves_out_is_the_careful_choice() -> None:
    settings = parse_environment("prod", {"region": "eu-west-1", "applications": [application()]})
    assert (settings.mfa, settings.orders_of_deleted_users) == ("optional", "anonymise")
    assert settings.applications[0].ended_sessions_max_age_seconds == 0


@pytest.mark.parametrize(("name", "seconds"), [("local", 5), ("dev", 0), ("prod", 30)])
def test_the_applications_ask_for_ended_sessions_where_it_matters(name: str, seconds: int) -> None:
    settings = load_environment(ENVIRONMENTS, name)
    assert {each.ended_sessions_max_age_seconds for each in settings.applications} == {seconds}


@pytest.mark.parametrize(
    ("document", "key"),
    [
        ({"regoin": "eu-west-1"}, "regoin"),
        ({"region": "nowhere"}, "region"),
        ({"account": "12"}, "account"),
        ({"log_retention_days": 31}, "log_retention_days"),
        ({"log_retention_days": True}, "log_retention_days"),
        ({"name": "x"}, "name"),
        ({"session": 5}, "session"),
        ({"session": {"idle_minutes": "60"}}, "session.idle_minutes"),
        ({"session": {"absolute_minutes": 30, "idle_minutes": 31}}, "session.idle_minutes"),
        ({"tokens": {"id_token_minutes": 61}}, "tokens.id_token_minutes"),
        ({"tokens": {"refresh_token_days": 0}}, "tokens.refresh_token_days"),
        ({"sign_up": {"blocked_email_domains": ["@x"]}}, "sign_up.blocked_email_domains[0]"),
        ({"sign_up": {"blocked_email_domains": "x.example"}}, "sign_up.blocked_email_domains"),
        ({"mfa": "sms"}, "mfa"),
        ({"mfa": True}, "mfa"),
        ({"mfa": ["off"]}, "mfa"),
        ({"orders_of_deleted_users": "keep"}, "orders_of_deleted_users"),
        ({"applications": [application(), application()]}, "applications[1].id"),
        ({"region": "cn-north-1"}, "region"),
        ({"applications": [application(id="sso")]}, "applications[0].id"),
        ({"applications": [application(id="mailbox")]}, "applications[0].id"),
        ({"applications": [application(id="Shop")]}, "applications[0].id"),
        ({"applications": [application(name=" ")]}, "applications[0].name"),
        ({"applications": [{"id": "shop"}]}, "applications[0].name"),
        ({"applications": [application(enrolment="closed")]}, "applications[0].enrolment"),
        (
            {"applications": [application(ended_sessions_max_age_seconds=301)]},
            "applications[0].ended_sessions_max_age_seconds",
        ),
        (
            {"applications": [application(ended_sessions_max_age_seconds=-1)]},
            "applications[0].ended_sessions_max_age_seconds",
        ),
        ({"applications": [application(channels=[])]}, "applications[0].channels"),
        (
            {"applications": [application(channels=[channel(), channel()])]},
            "applications[0].channels[1].id",
        ),
        (
            {"applications": [application(channels=[{"id": "admin"}])]},
            "applications[0].channels[0].return_url",
        ),
    ],
)
def test_a_wrong_value_is_named(document: dict[str, Any], key: str) -> None:
    with pytest.raises(SettingsError) as raised:
        parse_environment("prod", {"region": "eu-west-1", **document})
    assert raised.value.key == key
    assert str(raised.value).startswith(f"{key}: ")
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    "url",
    [
        "shop.example/success",
        "//shop.example/success",
        "http://shop.example/success",
        "javascript:alert(1)",
        "https://",
        "https:///success",
        "https://user@shop.example/",
        "https://shop.example/#x",
        "https://shop.example/?x=1",
        "https://shop.example/@x",
        "https://shop.example\\@evil.example/",
        "https://shop.example:99999/",
        "https://1.2/",
        "https://shop.0x1/",
        "https://256.1.1.1/",
        "https://[v1.shop.example]/",
        "https://evil.example|.localhost/",
        "https://shop example/",
        "https://shop.example/\n",
        "ftp://shop.example/",
        7,
    ],
)
def test_prod_takes_absolute_https_return_urls_only(url: object) -> None:
    with pytest.raises(SettingsError) as raised:
        parse_environment(
            "prod",
            {"region": "eu-west-1", "applications": [application(channels=[channel(return_url=url)])]},
        )
    assert raised.value.key == "applications[0].channels[0].return_url"


def test_local_takes_plain_http_on_this_machine() -> None:
    settings = parse_environment(
        "local",
        {
            "region": "us-east-1",
            "applications": [
                application(channels=[channel(return_url="http://shop.localhost:4566/success")])
            ],
        },
    )
    assert settings.applications[0].channels[0].return_url == "http://shop.localhost:4566/success"


@pytest.mark.parametrize("url", ["http://shop.example/success", "http://localhost.evil.example/"])
def test_plain_http_elsewhere_would_be_refused_by_the_registration(url: str) -> None:
    with pytest.raises(SettingsError, match="absolute https URL"):
        parse_environment(
            "local",
            {"region": "us-east-1", "applications": [application(channels=[channel(return_url=url)])]},
        )


def test_a_return_url_may_have_an_address_of_the_own_network() -> None:
    applications = [application(channels=[channel(return_url="https://10.0.0.5:8443/success")])]
    settings = parse_environment("dev", {"region": "eu-west-1", "applications": applications})
    assert settings.applications[0].channels[0].return_url == "https://10.0.0.5:8443/success"


@pytest.mark.parametrize(
    ("document", "key"),
    [
        ({"region": "eu-west-\u0661"}, "region"),
        ({"account": "12345678901\u0662"}, "account"),
        (
            {"user_migration": {"from_user_pool_id": "eu-west-\u0661_A", "from_client_id": "a"}},
            "user_migration",
        ),
    ],
)
def test_digits_are_those_of_aws(document: dict[str, Any], key: str) -> None:
    with pytest.raises(SettingsError) as raised:
        parse_environment("dev", {"region": "eu-west-1", **document})
    assert raised.value.key.startswith(key)


def test_an_unknown_environment_names_the_known_ones() -> None:
    with pytest.raises(SettingsError, match="there are: dev, local, prod"):
        load_environment(ENVIRONMENTS, "staging")


def test_an_environment_name_cannot_leave_the_folder(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "outer.toml").write_text('region = "eu-west-1"', encoding="utf-8")
    with pytest.raises(SettingsError, match=r"environment: '\.\./outer' is unknown"):
        load_environment(tmp_path / "inner", "../outer")


@pytest.mark.parametrize(
    "content",
    [
        b"region = ",
        b"region = '\xff'",
        b"region = " + b"[" * 5000,
        b"region = " + b"9" * 5000,
        b"region = 0x" + b"f" * 5000,
        b"a." * 5000 + b"a = 1",
    ],
    ids=["unfinished", "no UTF-8", "deep", "long", "long in hex", "deep by its key"],
)
def test_a_file_that_is_no_toml_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "dev.toml").write_bytes(content)
    with pytest.raises(SettingsError, match=r"environment: dev\.toml is not valid TOML"):
        load_environment(tmp_path, "dev")


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    (tmp_path / "dev.toml").mkdir()
    with pytest.raises(SettingsError, match=r"environment: dev\.toml cannot be read: Is a directory"):
        load_environment(tmp_path, "dev")
