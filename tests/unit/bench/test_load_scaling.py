"""The model's arithmetic by hand, and its page and data against what they rest on."""

import re
from math import inf
from pathlib import Path
from typing import Any

import pytest
import scaling_page
from cognito_sso.settings.environment import SsoSettings
from cognito_sso.settings.operation import FirewallSettings
from model import AddressRule, Model

ROOT = Path(__file__).parents[3]
ALONE = {"sign_in": 1.0}


def data(**changes: Any) -> dict[str, Any]:
    limit = {"by": "AWS", "seen": "an alarm", "source": "docs/x.md"}
    return {
        "rates": [1, 10],
        "mix": {"sign_in": 1.0, "refresh": 2.0},
        "times": {"boto3_cpu": 0.5, "dynamodb": 10.0, "cognito": 100.0, "invocation": 1.0},
        "memory": {"whole_processor": 2000, "rest": 1000, "large": 4000},
        "flows": {
            "sign_in": {
                "calls": 2,
                "others": 5,
                "functions": {
                    "rest": {"invocations": 3, "own_cpu": 4.0, "dynamodb": 1, "cognito": 1},
                    "large": {"invocations": 0, "own_cpu": 7.0, "dynamodb": 0, "cognito": 0},
                },
            },
            "refresh": {"calls": 1},
        },
        "limits": [
            {"name": "executions", "of": "executions", "quota": 123, **limit},
            {"name": "calls", "of": "calls", "quota": 20, **limit},
            {"name": "both", "of": ["calls", "others"], "quota": 864_000, "per_seconds": 86_400, **limit},
            {"name": "untouched", "of": "nothing", "quota": 1, **limit},
        ],
        "address": {
            "window_seconds": 300,
            "refreshed_every_seconds": 1800,
            "rules": [{"name": "rule", "quota": 300, "sign_in": 3, "refresh": 2}],
        },
        **changes,
    }


MODEL = Model(data())
EXECUTIONS, CALLS, BOTH, UNTOUCHED = MODEL.limits


def test_a_function_takes_its_cpu_at_half_a_processor_and_waits_for_aws() -> None:
    # 4 ms and twice 0.5 on half a processor, 10 and 100 of waiting, 3 for three invocations.
    assert MODEL.function_seconds("sign_in", "rest") == pytest.approx(0.123)
    assert MODEL.executions("rest", 10, MODEL.mix) == pytest.approx(1.23)


def test_more_memory_than_a_processor_makes_one_thread_no_faster() -> None:
    assert MODEL.function_seconds("sign_in", "large") == pytest.approx(0.007)


def test_a_limit_is_reached_when_all_flows_together_use_it_up() -> None:
    assert MODEL.demand(CALLS.of, 10, MODEL.mix) == 40
    assert MODEL.reached_at(CALLS, MODEL.mix) == 5
    assert MODEL.reached_at(CALLS, ALONE) == 10


def test_a_quota_may_be_a_days_and_of_several_things() -> None:
    assert BOTH.per_second == 10
    assert MODEL.reached_at(BOTH, MODEL.mix) == pytest.approx(10 / 9)


def test_what_is_met_first_comes_first() -> None:
    assert [limit.name for limit in MODEL.by_rate()] == ["both", "calls", "executions", "untouched"]
    assert MODEL.reached_at(UNTOUCHED, MODEL.mix) == inf


def test_only_what_is_exceeded_is_broken() -> None:
    assert [limit.name for limit in MODEL.broken_at(5)] == ["both"]
    assert [limit.name for limit in MODEL.broken_at(5.1)] == ["both", "calls"]


def test_an_address_is_full_by_sign_ins_or_by_people_at_work() -> None:
    [rule] = MODEL.address_rules
    assert MODEL.sign_ins_of_an_address(rule) == 100
    assert MODEL.users_of_an_address(rule) == 900
    assert MODEL.users_of_an_address(AddressRule("rule", 300, 3, 0)) == inf


def test_the_page_has_the_models_figures() -> None:
    text = scaling_page.PAGE.read_text(encoding="utf-8")
    assert scaling_page.page_with(text, scaling_page.tables(Model.from_file())) == text


def test_what_is_over_its_limit_is_set_off() -> None:
    assert "| calls | 20 | 4 | **40** | 5/s | 10/s |" in scaling_page.tables(MODEL)


@pytest.mark.parametrize(
    ("words", "thing"),
    [
        ("API Gateway requests", "sso_requests"),
        ("write units", "table_writes"),
        ("read units", "table_reads"),
    ],
)
def test_a_flow_is_counted_as_its_cost_is(words: str, thing: str) -> None:
    cost = (ROOT / "docs" / "cost.md").read_text(encoding="utf-8")
    row = re.search(rf"^\| \**{words}\** \|(.*)\|$", cost, re.MULTILINE)
    assert row, words
    sign_in, silent, _first, refresh, logout, _order = (int(cell) for cell in row[1].split("|"))
    model = Model.from_file()
    counted = {
        flow: model.demand([thing], 1, {flow: 1})
        for flow in ("sign_in", "silent_sign_in", "refresh", "logout")
    }
    assert counted == {"sign_in": sign_in, "silent_sign_in": silent, "refresh": refresh, "logout": logout}


def test_our_own_limits_are_those_of_the_code() -> None:
    quotas = {limit.source: limit.per_second for limit in Model.from_file().limits}
    for source, name in (
        ("runtime/sso_backend/chalicelib/services/ended_sessions.py", "MAX_NEWS"),
        ("runtime/sso_auth/ended_feed.py", "MAX_SESSIONS"),
    ):
        found = re.search(rf"^{name} = ([\d_]+)$", (ROOT / source).read_text(encoding="utf-8"), re.MULTILINE)
        assert found, name
        assert quotas[source] * 3660 == pytest.approx(int(found[1]))


def test_our_own_settings_are_the_defaults() -> None:
    model, firewall = Model.from_file(), FirewallSettings()
    as_set = {limit.per_second for limit in model.limits if "as we set it" in limit.name}
    assert as_set == {SsoSettings().api_requests_per_second}
    assert [rule.quota for rule in model.address_rules] == [
        firewall.sign_in_requests,
        firewall.sign_in_requests,
        firewall.requests,
    ]
