"""What the operator reads: an audit line for each event, a line for each request, and metrics inside."""

from typing import Any

import pytest
from chalicelib.models.table import Table
from chalicelib.triggers.pre_sign_up import SignUpRefused
from sso_auth.event_lines import user_hash
from sso_world.dynamodb import TABLE_NAME
from sso_world.embedded_metrics import Counted, metrics_of
from sso_world.fake_cognito import event
from sso_world.triggers import post_confirmation, pre_sign_up
from sso_world.world import ALI, MARIA, World, refresh_handle


def counted(world: World) -> list[Counted]:
    return [metric for line in world.log.read() for metric in metrics_of(line)]


def last(world: World, kind: str = "request") -> dict[str, Any]:
    return [line for line in world.log.read() if line["kind"] == kind][-1]


def test_a_sign_in_and_a_sign_out_as_the_audit_trail_has_them(watched: World) -> None:
    handle = watched.handle()
    watched.clock.advance(1.25)
    second = refresh_handle(watched.refresh(refresh_handle(watched.get_session(handle))))
    watched.log_out(refresh_token=second)
    assert watched.log.events() == [
        ("sign_in", "ok"),
        ("sign_in_completed", "ok"),
        ("refresh", "ok"),
        ("session_ended", "ok"),
        ("session_ended", "ok"),
        ("logout", "ok"),
    ]
    audit = [line for line in watched.log.read() if line["kind"] == "audit"]
    assert {line["user"] for line in audit} == {user_hash(MARIA)}
    assert [line.get("application_id") for line in audit] == ["shop", "shop", "shop", "shop", None, "shop"]
    requests = [line["request_id"] for line in watched.log.read() if line["kind"] == "request"]
    assert {line["request_id"] for line in audit} == set(requests)
    assert len(set(requests)) == 4
    assert counted(watched) == [
        ("SignIns", 1, ()),
        ("HandOffLatency", 1250, ()),
        ("Refreshes", 1, ()),
        ("Logouts", 1, ()),
    ]


def test_a_line_for_each_request(watched: World) -> None:
    watched.get_session(watched.handle())
    assert last(watched) | {"request_id": "", "latency_ms": 0} == {
        "kind": "request",
        "request_id": "",
        "route": "/get-session",
        "method": "POST",
        "status": 200,
        "outcome": "ok",
        "latency_ms": 0,
        "user": user_hash(MARIA),
        "application_id": "shop",
    }
    watched.request("GET", "/health")
    assert "user" not in last(watched)


@pytest.mark.parametrize(
    ("claims", "fields", "outcome"),
    [
        ({"auth_time": 0}, {}, "login_required"),
        ({"iss": "https://evil.example"}, {}, "invalid_token"),
        ({}, {"application_id": "nowhere"}, "unknown_application"),
        ({}, {"channel_id": "nowhere"}, "unknown_channel"),
        ({}, {"application_id": "office"}, "not_a_member"),
    ],
)
def test_a_refused_sign_in(
    watched: World, claims: dict[str, object], fields: dict[str, object], outcome: str
) -> None:
    watched.init_session(watched.bearer(**claims), **fields)  # type: ignore[arg-type]  # claims of a token
    assert watched.log.events() == [("sign_in_refused", outcome)]
    assert counted(watched) == [("SignInRefusals", 1, ()), ("Refusals", 1, (outcome,))]


def test_a_refusal_names_whom_and_where_as_far_as_they_are_known(watched: World) -> None:
    watched.init_session(watched.bearer(ALI))
    refused = last(watched, "audit")
    assert (refused["user"], refused["application_id"]) == (user_hash(ALI), "shop")
    watched.init_session({})
    refused = last(watched, "audit")
    assert (refused["event"], refused["outcome"]) == ("sign_in_refused", "login_required")
    assert not {"user", "application_id"} & set(refused)


def test_what_the_client_typed_wrong_is_no_refused_sign_in(watched: World) -> None:
    watched.init_session(watched.bearer(), code_challenge="short")
    watched.get_session(None)
    assert watched.log.events() == []
    assert counted(watched) == [("Refusals", 1, ("invalid_request",))] * 2


@pytest.mark.parametrize("code", ["InternalErrorException", "UnexpectedLambdaException"])
def test_a_failing_dependency_is_no_refused_sign_in(watched: World, code: str) -> None:
    headers = watched.bearer()
    watched.cognito.fail_with = code
    watched.init_session(headers)
    assert watched.log.events() == []
    assert counted(watched) == [("Refusals", 1, ("temporarily_unavailable",))]
    assert (last(watched)["status"], last(watched)["aws_codes"]) == (503, [code])


def test_a_handle_presented_again_says_why_it_was_refused(watched: World) -> None:
    handle = watched.handle()
    refreshable = refresh_handle(watched.get_session(handle))
    watched.get_session(handle)
    watched.refresh(refreshable)
    audit = [line for line in watched.log.read() if line["kind"] == "audit"][2:]
    assert [(line["event"], line["outcome"], line.get("reason")) for line in audit] == [
        ("session_ended", "ok", None),
        ("sign_in_refused", "invalid_session", "superseded handle"),
        ("refresh_refused", "session_ended", None),
    ]


def test_a_lost_answer_is_a_repeated_refresh(watched: World) -> None:
    first = watched.refresh_handle()
    watched.refresh(first)
    watched.refresh(first)
    refreshes = [line["repeated"] for line in watched.log.read() if line.get("event") == "refresh"]
    assert refreshes == [False, True]


def test_joining_is_told_once_and_a_refusal_each_time(watched: World) -> None:
    bearer = watched.bearer(ALI)
    for application_id in ("shop", "shop", "office"):
        body = {"application_id": application_id}
        watched.request("POST", "/join-application", headers=bearer, body=body)
        watched.clock.advance(1)
    assert watched.log.events() == [("join", "ok"), ("join_refused", "invitation_required")]
    assert counted(watched) == [("Joins", 1, ()), ("Refusals", 1, ("invitation_required",))]


def test_a_changed_profile_tells_the_fields_and_not_what_is_in_them(watched: World) -> None:
    cookie = watched.logged_in()
    watched.request("PATCH", "/me", headers=cookie, body={"name": "Marietta", "phone": "+4915199999"})
    changed = last(watched, "audit")
    assert (changed["event"], changed["fields"]) == ("profile_changed", "name phone_number")


def test_a_deleted_account(watched: World) -> None:
    cookie = watched.logged_in()
    watched.request("DELETE", "/me", headers=cookie | watched.bearer())
    assert watched.log.events() == [
        ("sign_in", "ok"),
        ("session_ended", "ok"),
        ("session_ended", "ok"),
        ("account_deleted", "ok"),
    ]
    assert last(watched, "audit")["user"] == user_hash(MARIA)


def test_a_code_that_was_not_sent_is_told_to_the_operator_alone(watched: World) -> None:
    for email in ("maria@example.com", "nobody@example.com"):
        body = {"email": email, "purpose": "recovery"}
        assert watched.request("POST", "/send-code", body=body).status_code == 200
    assert watched.log.events() == [("code_sent", "ok"), ("code_sent", "not_sent")]
    assert last(watched, "audit")["aws_code"] == "UserNotFoundException"


def test_the_triggers_tell_of_sign_ups_and_recoveries(watched: World) -> None:
    trigger = post_confirmation(Table(watched.dynamodb, name=TABLE_NAME), watched.clock, watched.log)
    sent = event("cognito_post_confirmation")
    sent["request"]["userAttributes"]["sub"] = "5c1d2e3f-0000-4000-8000-000000000001"
    for _ in range(2):
        trigger(sent)
        watched.clock.advance(1)
    trigger(event("cognito_post_confirmation_recovery"))
    refusing = pre_sign_up(watched.log, blocked=("example.com",))
    with pytest.raises(SignUpRefused):
        refusing(event("cognito_pre_sign_up"))
    assert watched.log.events() == [
        ("sign_up", "ok"),
        ("recovery", "ok"),
        ("sign_up", "email_domain_refused"),
    ]
    assert counted(watched) == [("SignUps", 1, ())]
