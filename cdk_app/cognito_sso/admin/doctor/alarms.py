"""No alarm rings, and somebody would hear it."""

from collections.abc import Iterator

from cognito_sso.admin.doctor.case import Case
from cognito_sso.admin.doctor.verdicts import BY_HAND, Check, Findings, Verdict
from cognito_sso.admin.nouns.deployed_status import ALARM_TYPES

_FOUND = Findings("alarms")
_ADVICE_LENGTH = 300


def checks(case: Case) -> Iterator[Check]:
    yield Check(_FOUND.group, "Whether alarms ring", lambda: _states(case))
    topic = case.environment.sso.alarm_topic_arn
    if topic:
        yield Check(_FOUND.group, "The alarm topic", lambda: _listeners(case, topic))


def _states(case: Case) -> Iterator[Verdict]:
    stacks = case.environment.stacks
    names = [name for stack in stacks for name in case.inventory.resources(stack.name, *ALARM_TYPES)]
    if not names:
        yield _no_alarms(case)
        return
    found = case.inventory.alarms(names)
    ringing = [alarm for alarm in found if alarm["StateValue"] == "ALARM"]
    for alarm in ringing:
        described = str(alarm.get("AlarmDescription") or "See its page in the runbook.")
        yield _FOUND.wrong(f"The alarm {alarm['AlarmName']} rings.", described[:_ADVICE_LENGTH])
    gone = sorted(set(names) - {alarm["AlarmName"] for alarm in found})
    if gone:
        yield _FOUND.wrong(f"Alarms are gone: {', '.join(gone)}.", BY_HAND)
    if not ringing and not gone:
        yield _FOUND.ok(f"None of {len(found)} alarms rings.")


def _no_alarms(case: Case) -> Verdict:
    if case.environment.is_local:
        return _FOUND.ok("There are no alarms, which a local run does not need.")
    return _FOUND.warning("There are no alarms.", "Deploy the environment with this version of the project.")


def _listeners(case: Case, topic: str) -> Iterator[Verdict]:
    if case.inventory.confirmed_subscriptions(topic):
        yield _FOUND.ok("Somebody is told when an alarm rings.")
    elif not case.environment.is_local:
        yield _FOUND.warning(
            "Nobody is told when an alarm rings.",
            f"Set alarm_emails in [monitoring] and deploy, or subscribe to {topic}.",
        )
