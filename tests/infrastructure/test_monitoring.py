"""Alarms tell somebody what to do, and no one but CloudWatch can set one off by their topic."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from synthesized import ROOT, Templates, synthesize

RUNBOOKS = ROOT / "docs" / "runbooks"
OF_THE_SSO = {
    "ApiServerErrors",
    "ApiLatency",
    "FunctionErrors",
    "FunctionThrottles",
    "TriggerErrors",
    "SignInFailures",
    "KeyFetchFailures",
    "TableErrors",
    "TableThrottles",
    "UserPoolThrottles",
}
OF_AN_APPLICATION = {
    "ApiServerErrors",
    "ApiLatency",
    "FunctionErrors",
    "FunctionThrottles",
    "KeyFetchFailures",
    "TableErrors",
    "TableThrottles",
    "UnhandledDeletions",
}


def alarms(template: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Name → properties."""
    found = Templates.of_type(template, "AWS::CloudWatch::Alarm").items()
    return {re.sub(r".*MonitoringAlarms|\w{8}$", "", key): each["Properties"] for key, each in found}


def page_of(alarm: dict[str, Any]) -> Path:
    (name,) = re.findall(r"Runbook: docs/runbooks/([a-z-]+\.md)$", alarm["AlarmDescription"])
    return RUNBOOKS / str(name)


def test_what_is_watched(prod: Templates) -> None:
    assert set(alarms(prod.sso)) == OF_THE_SSO
    assert set(alarms(prod.shop)) == OF_AN_APPLICATION


def test_on_the_emulator_the_computed_ones_are_left_out() -> None:
    local, computed = (
        synthesize("local"),
        {name for name, each in alarms(synthesize("prod").sso).items() if "Metrics" in each},
    )
    assert set(alarms(local.sso)) == OF_THE_SSO - computed
    assert computed == {
        "FunctionThrottles",
        "TriggerErrors",
        "SignInFailures",
        "TableErrors",
        "TableThrottles",
    }


def test_every_alarm_tells_the_topic_when_it_goes_off_and_when_it_is_over(prod: Templates) -> None:
    topics = {key for key in prod.of_type(prod.sso, "AWS::SNS::Topic") if "AlarmTopic" in key}
    for stack in (prod.sso, prod.shop):
        for alarm in alarms(stack).values():
            assert alarm["AlarmActions"] == alarm["OKActions"]
            assert any(topic in json.dumps(alarm["AlarmActions"]) for topic in topics)
            assert alarm["TreatMissingData"] == "notBreaching"


def test_every_alarm_has_a_page_of_its_own_and_every_page_an_alarm(prod: Templates) -> None:
    named = {page_of(alarm) for stack in (prod.sso, prod.shop) for alarm in alarms(stack).values()}
    assert named == {page for page in RUNBOOKS.glob("*.md") if page.name != "README.md"}


@pytest.mark.parametrize("name", sorted(OF_THE_SSO | OF_AN_APPLICATION))
def test_a_page_is_about_its_alarm_and_says_what_to_do(name: str) -> None:
    templates = synthesize("prod")
    alarm = {**alarms(templates.sso), **alarms(templates.shop)}[name]
    text = page_of(alarm).read_text(encoding="utf-8")
    assert text.startswith(f"# {name}\n")
    assert "## What to do" in text


def test_a_description_fits_and_says_what_to_do_first(prod: Templates) -> None:
    for alarm in alarms(prod.sso).values():
        assert 80 < len(alarm["AlarmDescription"]) <= 1024


@pytest.mark.parametrize(("name", "further"), [("prod", {"CustomMessage"}), ("dev", set())])
def test_every_trigger_that_raises_on_failure_only_is_watched(name: str, further: set[str]) -> None:
    template = synthesize(name).sso
    watched = json.dumps(alarms(template)["TriggerErrors"]["Metrics"])
    names = {
        re.sub(r".*Backend|\w{8}$", "", key)
        for key in Templates.of_type(template, "AWS::Lambda::Function")
        if f'"{key}"' in watched
    }
    assert names == {"PostConfirmation", "AuthChallenge", "PreTokenGeneration"} | further


def test_thresholds_are_settings() -> None:
    assert alarms(synthesize("prod").sso)["ApiLatency"]["Threshold"] == 3000
    assert alarms(synthesize("prod").sso)["SignInFailures"]["Threshold"] == 50


def test_the_settings_readers_get_mail(prod: Templates) -> None:
    mails = [
        each["Properties"]["Endpoint"]
        for each in prod.of_type(prod.sso, "AWS::SNS::Subscription").values()
        if each["Properties"]["Protocol"] == "email"
    ]
    assert mails == ["operations@example.com"]


def test_only_cloudwatch_of_this_account_publishes_and_may_use_the_key(prod: Templates) -> None:
    (policy,) = [
        each["Properties"]["PolicyDocument"]["Statement"]
        for key, each in prod.of_type(prod.sso, "AWS::SNS::TopicPolicy").items()
        if "AlarmTopic" in key
    ]
    (allowed,) = [each for each in policy if each["Effect"] == "Allow"]
    assert allowed["Principal"] == {"Service": "cloudwatch.amazonaws.com"}
    assert allowed["Condition"] == {"StringEquals": {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}}
    key = prod.only(prod.sso, "AWS::KMS::Key")
    assert key["EnableKeyRotation"] is True
    service = [each for each in key["KeyPolicy"]["Statement"] if "Service" in each["Principal"]]
    assert [each["Principal"] for each in service] == [{"Service": "cloudwatch.amazonaws.com"}]
    assert service[0]["Condition"] == allowed["Condition"]


def test_what_an_application_cannot_handle_waits_in_a_private_queue(prod: Templates) -> None:
    (logical_id,) = prod.of_type(prod.shop, "AWS::SQS::Queue")
    queue = prod.only(prod.shop, "AWS::SQS::Queue")
    assert queue["SqsManagedSseEnabled"] is True
    assert queue["MessageRetentionPeriod"] == 14 * 24 * 3600
    subscription = prod.only(prod.shop, "AWS::SNS::Subscription")
    assert logical_id in json.dumps(subscription["RedrivePolicy"])
    invoke = prod.only(prod.shop, "AWS::Lambda::EventInvokeConfig")
    assert logical_id in json.dumps(invoke["DestinationConfig"]["OnFailure"])


def test_the_dashboard_shows_the_runtimes_own_metrics(prod: Templates) -> None:
    body = json.dumps(prod.only(prod.sso, "AWS::CloudWatch::Dashboard")["DashboardBody"])
    shown = ("SignIns", "SignInRefusals", "HandOffLatency", "JwksFetches", "TriggerFailures", "Refusals")
    assert [metric for metric in shown if metric not in body] == []
    assert "CognitoSso/cognito-sso-prod/Sso" in body
