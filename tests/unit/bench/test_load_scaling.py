"""The model's arithmetic by hand, and its page and data against what they rest on."""

import json
import re
import tomllib
from math import inf
from pathlib import Path
from typing import Any

import page
import pytest
from calls import COGNITO, Flow, measured
from cognito_sso.settings.environment import SsoSettings
from cognito_sso.settings.operation import FirewallSettings
from dollars import month_at, uncounted
from marked_page import between_marks
from measured_cpu import MeasuredCpu
from model import Durations, Model
from price_table import TABLE, PriceTable
from recording import RECORD
from scaling_data import AddressRule, Scaling, ScalingError

ROOT = Path(__file__).parents[3]
ALONE = {"sign_in": 1.0}
DURATIONS = Durations(
    dynamodb=10.0,
    cognito=100.0,
    boto3=0.5,
    cpu={"a sign-in": 4.0},
    memory={"sso_rest": 1000, "orders_rest": 4000, "triggers": 1000},
)


def data(**changes: Any) -> dict[str, Any]:
    limit = {"by": "AWS", "seen": "an alarm", "source": "docs/x.md"}
    return {
        "rates": [1, 10],
        "mix": {"sign_in": 1.0, "further_refresh": 2.0},
        "one_application": {"sign_in": 1.0, "further_refresh": 0.5},
        "times": {"invocation": 1.0},
        "memory": {"whole_processor": 2000},
        "flows": {
            "sign_in": {
                "mails": 2,
                "table_reads": 5,
                "functions": {
                    "sso_rest": {"invocations": 3, "cpu": "a sign-in", "dynamodb": 1, "cognito": 1},
                    "orders_rest": {"invocations": 0, "cpu": 7.0, "dynamodb": 0, "cognito": 0},
                },
            },
            "further_refresh": {"mails": 1, "functions": {}},
        },
        "limits": [
            {"name": "executions", "of": "executions", "quota": 123, **limit},
            {"name": "calls", "of": "mails", "quota": 20, **limit},
            {
                "name": "both",
                "of": ["mails", "table_reads"],
                "quota": 864_000,
                "per_seconds": 86_400,
                **limit,
            },
            {"name": "untouched", "of": "order_writes", "quota": 1, **limit},
            {"name": "of one", "of": "mails", "quota": 300, "one_application": True, **limit},
        ],
        "address": {
            "window_seconds": 300,
            "refreshed_every_seconds": 1800,
            "rules": [{"name": "rule", "quota": 300, "sign_in": 3, "refresh": 2}],
        },
        **changes,
    }


MODEL = Model(Scaling.of(data()), DURATIONS)
EXECUTIONS, CALLS, BOTH, UNTOUCHED, OF_ONE = MODEL.limits
PRICES = PriceTable.read()


@pytest.fixture(scope="module")
def counted() -> tuple[Flow, ...]:
    """As `bench/cost` counts them, anew."""
    return measured().flows


def test_a_function_takes_its_cpu_at_half_a_processor_and_waits_for_aws() -> None:
    # 4 ms and twice 0.5 on half a processor, 10 and 100 of waiting, 3 for three invocations.
    assert MODEL.function_seconds("sign_in", "sso_rest") == pytest.approx(0.123)
    assert MODEL.executions("sso_rest", 10, MODEL.mix) == pytest.approx(1.23)


def test_more_memory_than_a_processor_makes_one_thread_no_faster() -> None:
    assert MODEL.function_seconds("sign_in", "orders_rest") == pytest.approx(0.007)


def test_a_processor_time_that_nobody_measured_is_named() -> None:
    flows = data()["flows"]
    flows["sign_in"]["functions"]["sso_rest"]["cpu"] = "a sing-in"
    with pytest.raises(
        ScalingError, match=r"cpu is 'a sing-in', which measured\.json has not; it has a sign-in"
    ):
        Model(Scaling.of(data(flows=flows)), DURATIONS)


def test_what_is_measured_is_read_as_it_was_written(tmp_path: Path) -> None:
    file = tmp_path / "measured.json"
    MeasuredCpu("a machine", {"order": 0.3456}).write(file)
    assert MeasuredCpu.read(file) == MeasuredCpu("a machine", {"order": 0.35})


def test_a_limit_is_reached_when_all_flows_together_use_it_up() -> None:
    assert MODEL.demand_on(CALLS, 10, MODEL.mix) == 40
    assert MODEL.reached_at(CALLS, MODEL.mix) == 5
    assert MODEL.reached_at(CALLS, ALONE) == 10


def test_a_limit_of_one_application_is_not_used_by_the_others() -> None:
    assert MODEL.demand_on(OF_ONE, 10, MODEL.mix) == 30
    assert MODEL.reached_at(OF_ONE, MODEL.mix) == 100


def test_a_quota_may_be_a_days_and_of_several_things() -> None:
    assert BOTH.per_second == 10
    assert MODEL.reached_at(BOTH, MODEL.mix) == pytest.approx(10 / 9)


def test_what_is_met_first_comes_first() -> None:
    names = [limit.name for limit in MODEL.by_rate()]
    assert names == ["both", "calls", "of one", "executions", "untouched"]
    assert MODEL.reached_at(UNTOUCHED, MODEL.mix) == inf


def test_only_what_is_exceeded_is_broken() -> None:
    assert [limit.name for limit in MODEL.broken_at(5)] == ["both"]
    assert [limit.name for limit in MODEL.broken_at(5.1)] == ["both", "calls"]


def test_an_address_is_full_by_sign_ins_or_by_people_at_work() -> None:
    [rule] = MODEL.address_rules
    assert MODEL.sign_ins_of_an_address(rule) == 100
    assert MODEL.users_of_an_address(rule) == 900
    assert MODEL.users_of_an_address(AddressRule("rule", 300, 3, 0)) == inf


def test_the_page_has_the_models_figures(counted: tuple[Flow, ...]) -> None:
    text = page.PAGE.read_text(encoding="utf-8")
    figures = page.tables(Model.from_files(), counted, PRICES)
    assert between_marks(text, page.NAME, figures, page.COMMAND) == text


def test_what_is_over_its_limit_is_set_off(counted: tuple[Flow, ...]) -> None:
    figures = page.tables(MODEL, counted, PRICES)
    assert "| calls | 20 | 4 | **40** | 5/s | 10/s |" in figures
    assert "| of one | 300 | 3 | 30 | 100/s | 150/s |" in figures


def test_the_page_s_text_says_what_the_figures_say() -> None:
    """Its answers for 10, 100 and 1,000 sign-ins a second name just these."""
    model = Model.from_files()
    first, more, most = ([limit.name for limit in model.broken_at(rate)] for rate in (10, 100, 1000))
    assert first == [
        "mails by Cognito's own sender",
        "mails by SES in its sandbox",
        "ended sessions that a new process of an application learns",
    ]
    assert set(more) - set(first) == {
        "requests to the SSO's API, as we set it",
        "Cognito: UserAuthentication",
        "ended sessions that a process of an application keeps",
        "SSO table: write units, while it is new",
    }
    assert {
        "one application's record: reads of the one item",
        "requests to the SSO's API at the most that the setting takes",
        "requests to all APIs of the account",
        "SSO table: write units of a table",
    } <= set(most)
    assert not {"Lambda: executions at once", "SSO table: read units of a table"} & set(most)


def test_a_month_s_dollars_are_those_of_its_flows(counted: tuple[Flow, ...]) -> None:
    """A rate twice as high costs twice as much, and an empty mix only what the firewall costs unused."""
    mix = Model.from_files().mix
    once, twice = (month_at(rate, mix, counted, PRICES) for rate in (10, 20))
    assert twice.flows == pytest.approx(2 * once.flows)
    assert once.users == pytest.approx(10 * 30 * 86_400 / PRICES.month.sign_ins)
    assert once.cognito == PRICES.plans["essentials"].of(once.users)
    idle = month_at(10, dict.fromkeys(mix, 0.0), counted, PRICES)
    assert (idle.flows, idle.users, idle.cognito) == (0, 0, 0)
    acls, rules = (PRICES.prices[f"firewall_{name}_months"].usd for name in ("acl", "rule"))
    assert idle.firewall == acls * PRICES.firewall.acls + rules * PRICES.firewall.rules


def test_all_of_the_mix_but_registrations_has_a_price(counted: tuple[Flow, ...]) -> None:
    assert uncounted(counted, Model.from_files().mix) == ["sign_up"]


def test_aws_s_answers_take_as_long_as_in_the_bench_of_costs() -> None:
    assumed = tomllib.loads(TABLE.read_text(encoding="utf-8"))["assumed"]
    found = Durations.of(PRICES.assumed, MeasuredCpu.read())
    assert (found.dynamodb, found.cognito) == (assumed["dynamodb_ms"], assumed["cognito_ms"])
    assert found.memory == {
        "sso_rest": assumed["api_memory_mib"],
        "orders_rest": assumed["api_memory_mib"],
        "triggers": assumed["trigger_memory_mib"],
    }


SCALING = Scaling.read()


def of_bench(flow: Flow) -> dict[str, float]:
    """What `bench/cost` counted, in the words of `scaling.toml`."""
    browser, backend = flow.browser_cognito, flow.backend_cognito
    requests, units, reads = "sso_requests", "table_writes", "table_reads"
    if flow.name == "order":
        requests, units, reads = "orders_requests", "order_writes", "order_reads"
    return {
        requests: flow.api_calls,
        "site_requests": flow.cdn_requests,
        "authentications": browser.get("InitiateAuth", 0) + backend.get("AdminInitiateAuth", 0),
        "challenge_answers": browser.get("RespondToAuthChallenge", 0)
        + backend.get("AdminRespondToAuthChallenge", 0),
        units: flow.write_units,
        reads: flow.read_units,
        "triggers": sum(flow.triggers.values()),
        "cognito": sum(backend.values()),
        "dynamodb": flow.dynamodb_requests,
    }


@pytest.mark.parametrize(
    "name", ["sign_in", "silent_sign_in", "first_refresh", "further_refresh", "logout", "order"]
)
def test_a_flow_is_counted_as_its_cost_is(name: str, counted: tuple[Flow, ...]) -> None:
    [flow] = [each for each in counted if each.name == name]
    needs, expected = SCALING.flows[name], of_bench(flow)
    # The list of orders after a sign-in is no part of it there.
    api = [needs.functions[kind] for kind in ("sso_rest", "triggers") if kind in needs.functions]
    work = api or [needs.functions["orders_rest"]]
    triggers = needs.functions.get("triggers")
    found = dict.fromkeys(expected, 0.0) | {
        thing: count for thing, count in needs.things.items() if thing in expected
    }
    found |= {
        "triggers": triggers.invocations if triggers else 0,
        "cognito": sum(each.cognito for each in work),
        "dynamodb": sum(each.dynamodb for each in work),
    }
    assert found == expected
    assert work[0].invocations == flow.api_calls


def test_the_firewall_counts_what_a_browser_sends_to_cognito() -> None:
    """Its preflight included: the rule leaves none out."""
    recorded = json.loads(RECORD.read_text(encoding="utf-8"))["flows"]["sign_in"]
    sent = [call for call in recorded["calls"] + recorded["preflights"] if call.startswith(COGNITO)]
    [rule] = [rule for rule in SCALING.address.rules if "CognitoRequests" in rule.name]
    assert rule.sign_in == len(sent)


def test_our_own_limits_are_those_of_the_code() -> None:
    quotas = {limit.source: limit.per_second for limit in SCALING.limits}
    for source, name in (
        ("runtime/sso_backend/chalicelib/services/ended_sessions.py", "MAX_NEWS"),
        ("runtime/sso_auth/ended_feed.py", "MAX_SESSIONS"),
    ):
        found = re.search(rf"^{name} = ([\d_]+)$", (ROOT / source).read_text(encoding="utf-8"), re.MULTILINE)
        assert found, name
        assert quotas[source] * 3660 == pytest.approx(int(found[1]))


def test_our_own_settings_are_the_defaults() -> None:
    model, firewall = Model.from_files(), FirewallSettings()
    as_set = {limit.per_second for limit in model.limits if "as we set it" in limit.name}
    assert as_set == {SsoSettings().api_requests_per_second}
    assert [rule.quota for rule in model.address_rules] == [
        firewall.sign_in_requests,
        firewall.sign_in_requests,
        firewall.requests,
    ]
