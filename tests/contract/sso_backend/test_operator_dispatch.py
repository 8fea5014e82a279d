"""The operator's function as one entry: what it refuses, how it answers, and what it leaves in the trail."""

import json
from typing import Any

import pytest
from sso_world.dynamodb import FailingClient, stored_items
from sso_world.operator_world import ACTOR, OperatorWorld
from sso_world.world import MARIA, World


def audit_of(olga: OperatorWorld) -> dict[str, Any]:
    """The one line about the act itself."""
    lines = [line for line in olga.world.log.read() if line.get("event", "").startswith("operator.")]
    assert lines
    last: dict[str, Any] = lines[-1]
    return last


@pytest.mark.parametrize("event", [None, [], "users.find", 5, {}, {"version": 1}])
def test_an_event_of_another_shape_is_refused(olga: OperatorWorld, event: object) -> None:
    answer: Any = olga.operator(event, request_id="request-1")
    assert (answer["ok"], answer["error"]["code"]) == (False, "invalid_request")
    assert (audit_of(olga)["event"], audit_of(olga)["actor"]) == ("operator.unknown_action", "unknown")


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"version": 2}, "version"),
        ({"version": None}, "version"),
        ({"actor": ""}, "actor"),
        ({"actor": "  \u3000"}, "actor"),
        ({"actor": ["olga"]}, "actor"),
        ({"arguments": ["x"]}, "arguments"),
        ({"arguments": "user"}, "arguments"),
    ],
)
def test_what_is_wrong_with_an_event_is_named(
    olga: OperatorWorld, changed: dict[str, object], named: str
) -> None:
    event = {"action": "users.find", "arguments": {"query": "m"}, "actor": ACTOR, "version": 1} | changed
    answer: Any = olga.operator(event, request_id="request-1")
    assert answer["error"]["code"] == "invalid_request"
    assert answer["error"]["message"].startswith(named)


@pytest.mark.parametrize("action", ["users.drop", "", "__init__", None, 5, ["users.find"], "x" * 100_000])
def test_an_unknown_action_is_refused_and_names_no_event(olga: OperatorWorld, action: object) -> None:
    assert olga.refused(action) == "unknown_action"
    line = audit_of(olga)
    assert (line["event"], line["outcome"]) == ("operator.unknown_action", "unknown_action")
    assert len(json.dumps(line)) < 500


def test_an_argument_that_is_not_known_is_refused_and_nothing_is_done(olga: OperatorWorld) -> None:
    said = olga.sentence("users.disable", user=MARIA, forever=True)
    assert "forever" in said
    assert MARIA not in olga.world.cognito.disabled


@pytest.mark.parametrize("name", ["x" * 100_000, "line\nbreak", "\u202e"])
def test_a_made_up_argument_name_is_shortened_and_spelled_out(olga: OperatorWorld, name: str) -> None:
    said = olga.sentence("health", **{name: 1})
    assert len(said) < 120
    assert said.isascii()
    assert said.isprintable()


@pytest.mark.parametrize(
    ("action", "arguments", "named"),
    [
        ("users.show", {}, "user"),
        ("users.show", {"user": "maria"}, "user"),
        ("users.show", {"user": 5}, "user"),
        ("users.show", {"user": f"{'m' * 200}@example.com"}, "user"),
        ("users.show", {"user": "maria@example.com\n"}, "user"),
        ("users.show", {"user": MARIA.upper()}, "user"),
        ("users.find", {"query": "m" * 129}, "query"),
        ("users.find", {"query": ["m"]}, "query"),
        ("members.list", {"application_id": "shop/../x"}, "application_id"),
        ("members.invite", {"application_id": "shop", "email": "no address"}, "email"),
        ("members.invite", {"application_id": "shop", "email": "a@b.c", "name": "n" * 101}, "name"),
        ("applications.change", {"application_id": "shop"}, "name"),
        ("sessions.end", {"user": MARIA}, "session_id"),
        ("environment.import", {}, "records"),
        ("environment.import", {"records": []}, "records"),
        ("environment.import", {"records": [{"record": "user"}] * 201}, "records"),
    ],
)
def test_a_wrong_argument_is_named(
    olga: OperatorWorld, action: str, arguments: dict[str, object], named: str
) -> None:
    if action == "applications.change":
        olga.do(
            "applications.add",
            application_id="own",
            name="Own",
            enrolment="open",
            channels=[{"channel_id": "web", "return_url": "https://own.example/success"}],
        )
        arguments = {"application_id": "own"}
    assert olga.sentence(action, **arguments).startswith(named)
    assert audit_of(olga)["outcome"] == "invalid_request"


def test_every_act_is_audited_with_who_did_it_to_whom(olga: OperatorWorld) -> None:
    olga.do("members.add", application_id="office", user="maria@example.com")
    line = audit_of(olga)
    shown = olga.do("users.show", user=MARIA)["user"]
    assert line == {
        "kind": "audit",
        "event": "operator.members.add",
        "outcome": "ok",
        "user": shown["user"],
        "application_id": "office",
        "actor": ACTOR,
        "request_id": "request-1",
    }
    assert (audit_of(olga)["event"], audit_of(olga)["outcome"]) == ("operator.users.show", "ok")


def test_a_refused_act_is_audited_as_well(olga: OperatorWorld) -> None:
    assert olga.refused("users.disable", user="nobody@example.com") == "unknown_user"
    line = audit_of(olga)
    assert (line["event"], line["outcome"]) == ("operator.users.disable", "unknown_user")
    assert "nobody" not in json.dumps(line)


def test_no_line_has_an_address_or_a_name(olga: OperatorWorld) -> None:
    olga.do("members.invite", application_id="shop", email="carla@example.com", name="Carla Bruni")
    olga.do("users.find", query="carla@")
    olga.do("users.export", user="maria@example.com")
    olga.do("environment.export")
    olga.do("users.delete", user="carla@example.com")
    told = "".join(olga.world.log.written)
    for secret in ("example.com", "arla", "aria", MARIA):
        assert secret not in told


@pytest.mark.parametrize(
    ("actor", "kept"),
    [
        ("a" * 5000, "a" * 200),
        ("olga\n{}\x00", "olga?{}?"),
        ("ölga", "ölga"),
        (
            "arn:aws:sts::1:assumed-role/Admin/olga@example.com",
            "arn:aws:sts::1:assumed-role/Admin/o***@example.com",
        ),
        ("o@example.com", "o***@example.com"),
    ],
)
def test_the_actor_is_shortened_to_what_can_be_printed_without_his_address(
    olga: OperatorWorld, actor: str, kept: str
) -> None:
    event = {"action": "health", "arguments": {}, "actor": actor, "version": 1}
    olga.operator(event, request_id="request-1")
    assert audit_of(olga)["actor"] == kept


def test_a_busy_table_is_a_reason_to_try_again(world: World) -> None:
    olga = OperatorWorld(world, dynamodb=FailingClient(world.dynamodb, code="ThrottlingException"))
    assert olga.refused("applications.list") == "temporarily_unavailable"
    line = audit_of(olga)
    assert (line["outcome"], line["exception"]) == ("temporarily_unavailable", "ClientError")
    assert line["aws_codes"] == ["ThrottlingException"]


@pytest.mark.parametrize(
    ("aws_code", "code"),
    [
        ("TooManyRequestsException", "temporarily_unavailable"),
        ("InternalErrorException", "temporarily_unavailable"),
        ("ResourceNotFoundException", "internal_error"),
    ],
)
def test_a_failing_cognito_is_not_an_unknown_user(olga: OperatorWorld, aws_code: str, code: str) -> None:
    olga.world.cognito.fail_with = aws_code
    answer = olga.ask("users.show", user=MARIA)
    assert answer["error"]["code"] == code
    assert "injected" not in json.dumps(answer)
    assert audit_of(olga)["aws_operation"] == "AdminGetUser"


def test_answers_are_json(olga: OperatorWorld) -> None:
    olga.world.logged_in()
    for action, arguments in (
        ("applications.list", {}),
        ("members.list", {"application_id": "shop"}),
        ("users.find", {"query": "m"}),
        ("users.show", {"user": MARIA}),
        ("users.export", {"user": MARIA}),
        ("sessions.list", {"user": MARIA}),
        ("environment.export", {}),
        ("health", {}),
    ):
        json.dumps(olga.do(action, **arguments))


def test_health_says_what_is_well(olga: OperatorWorld) -> None:
    before = stored_items(olga.world.dynamodb)
    report = olga.do("health")
    assert set(report) == {"table", "table_index", "user_pool", "key_fetch"}
    assert all(check["ok"] for check in report.values())
    assert stored_items(olga.world.dynamodb) == before


def test_health_says_what_is_not(olga: OperatorWorld) -> None:
    def unreachable(_url: str) -> bytes:
        raise OSError("secret")

    olga.world.cognito.failing["DescribeUserPoolClient"] = "ResourceNotFoundException"
    olga.fetch = unreachable
    report = olga.do("health")
    assert [name for name, check in report.items() if not check["ok"]] == ["user_pool", "key_fetch"]
    assert "ResourceNotFoundException" in report["user_pool"]["detail"]
    assert "secret" not in report["key_fetch"]["detail"]


def test_health_of_a_table_that_is_away(world: World) -> None:
    olga = OperatorWorld(world, dynamodb=FailingClient(world.dynamodb, code="ResourceNotFoundException"))
    report = olga.do("health")
    assert (report["table"]["ok"], report["table_index"]["ok"], report["user_pool"]["ok"]) == (
        False,
        False,
        True,
    )
