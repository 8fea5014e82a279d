"""The functions' environments: settings, or an error that names the variable."""

from collections.abc import Mapping
from typing import Any

from chalicelib.settings import (
    ApiSettings,
    EventSettings,
    MailSettings,
    MigrationSettings,
    OperatorSettings,
    SettingsError,
    SignUpSettings,
    TableSettings,
)
from fuzzed import any_bytes, any_values
from hypothesis import strategies as st
from sso_world.environment import ENVIRONMENT
from strange import DEEP, JSON, JSON_BYTES, TEXTS, written

VARIABLES = {
    **ENVIRONMENT,
    "TEMPORARY_PASSWORD_DAYS": "7",
    "APPLICATION_CLIENT": '{"id_token_minutes":60,"access_token_minutes":60,"refresh_token_days":1}',
    "ALLOWED_EMAIL_DOMAINS": "a.example,b.example",
    "BLOCKED_EMAIL_DOMAINS": "",
    "METRICS_NAMESPACE": "CognitoSso",
    "FROM_USER_POOL_ID": "eu-west-1_Old",
    "FROM_CLIENT_ID": "old",
    "FROM_REGION": "eu-west-1",
}
KINDS: list[Any] = [
    ApiSettings,
    EventSettings,
    MailSettings,
    MigrationSettings,
    OperatorSettings,
    SignUpSettings,
    TableSettings,
]
VALUES = TEXTS | st.sampled_from(
    ["0", "-1", "1e9", "٣", "²", "9" * 5000, "0x10", " 7 ", "1_000", DEEP.decode()]
)


def read_all(environment: Mapping[str, str]) -> None:
    for kind in KINDS:
        try:
            settings = kind.from_environment(environment)
        except SettingsError as error:
            assert any(name in str(error) for name in VARIABLES)
            assert len(str(error)) < 200
        else:
            numbers = [value for value in vars(settings).values() if isinstance(value, int)]
            assert all(number > 0 for number in numbers)


def test_the_whole_environment_is_read() -> None:
    for kind in KINDS:
        kind.from_environment(VARIABLES)


@any_values(
    changes=st.dictionaries(st.sampled_from([*VARIABLES]), VALUES, max_size=5),
    without=st.sets(st.sampled_from([*VARIABLES]), max_size=2),
)
def test_any_variables(changes: dict[str, str], without: set[str]) -> None:
    read_all({name: value for name, value in {**VARIABLES, **changes}.items() if name not in without})


LIFETIMES = st.dictionaries(
    st.sampled_from(["id_token_minutes", "access_token_minutes", "refresh_token_days"]),
    JSON | st.integers(1, 90),
)


@any_values(lifetimes=LIFETIMES | JSON)
def test_any_lifetimes(lifetimes: object) -> None:
    read_all({**VARIABLES, "APPLICATION_CLIENT": written(lifetimes).decode()})


@any_bytes(VARIABLES["APPLICATION_CLIENT"].encode(), b"60", *JSON_BYTES)
def test_any_bytes(value: bytes) -> None:
    """As Linux hands them over."""
    text = value.decode("utf-8", "surrogateescape")
    for name in (
        "APPLICATION_CLIENT",
        "SESSION_IDLE_SECONDS",
        "TABLE_NAME",
        "SSO_ORIGIN",
        "BLOCKED_EMAIL_DOMAINS",
    ):
        read_all({**VARIABLES, name: text})
