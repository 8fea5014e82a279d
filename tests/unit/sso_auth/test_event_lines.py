"""Event lines: one JSON object on one line, with metrics as CloudWatch reads them."""

import hashlib
import json
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # has no types
import pytest
from sso_auth.event_lines import EventLines, Metric, event_line, to_standard_output, user_hash
from sso_auth.event_scope import current_scope, event_scope, note, request_id_of

NOW = 1_795_406_400.25
SCHEMA = json.loads(
    (Path(__file__).parents[2] / "schemas" / "embedded_metric_format.json").read_text(encoding="utf-8")
)
LATENCY = Metric("Latency", 12, "Milliseconds")
REFUSAL = Metric("Refusals", dimension=("Code", "not_found"))


def read(fields: dict[str, object], *metrics: Metric, namespace: str | None = "sso") -> Any:
    line = event_line(fields, metrics=metrics, metrics_namespace=namespace, now=NOW)
    assert "\n" not in line
    return json.loads(line)


def test_what_is_not_known_is_left_out() -> None:
    assert read({"kind": "audit", "user": None, "count": 0, "ok": False}) == {
        "kind": "audit",
        "count": 0,
        "ok": False,
    }


def test_metrics_stand_in_the_line_as_the_format_demands() -> None:
    line = read({"kind": "request"}, LATENCY, REFUSAL)
    jsonschema.validate(line, SCHEMA)
    assert (line["Latency"], line["Refusals"], line["Code"]) == (12, 1, "not_found")
    assert line["_aws"] == {
        "Timestamp": 1_795_406_400_250,
        "CloudWatchMetrics": [
            {
                "Namespace": "sso",
                "Dimensions": [[]],
                "Metrics": [{"Name": "Latency", "Unit": "Milliseconds"}],
            },
            {
                "Namespace": "sso",
                "Dimensions": [[], ["Code"]],
                "Metrics": [{"Name": "Refusals", "Unit": "Count"}],
            },
        ],
    }


def test_without_a_namespace_or_a_metric_there_is_no_trace_of_the_format() -> None:
    assert read({"kind": "request"}, LATENCY, REFUSAL, namespace=None) == {"kind": "request"}
    assert read({"kind": "request"}) == {"kind": "request"}


@pytest.mark.parametrize(
    "broken", [{"Timestamp": "now"}, {"CloudWatchMetrics": []}, {"CloudWatchMetrics": [{"Namespace": "sso"}]}]
)
def test_the_schema_refuses_what_cloudwatch_would_not_read(broken: dict[str, object]) -> None:
    line = read({}, LATENCY)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(line | {"_aws": line["_aws"] | broken}, SCHEMA)


@pytest.mark.parametrize("value", ["two\nlines", "\u2028", 'a"b', "é", object(), {"a": {1}}, b"\xff"])
def test_no_value_breaks_a_line(value: object) -> None:
    assert set(read({"value": value})) == {"value"}


def test_a_user_is_called_the_same_by_everyone_who_knows_his_id() -> None:
    digest = hashlib.sha256(b"user-0b5d6f3e").hexdigest()
    assert user_hash("0b5d6f3e") == digest[:16]


def test_lines_of_a_request_share_its_id() -> None:
    written: list[str] = []
    lines = EventLines(written.append, metrics_namespace=None, now=lambda: NOW)
    with event_scope("request-1"):
        lines.add({"kind": "audit"})
    lines.add({"kind": "audit"})
    assert [json.loads(line) for line in written] == [
        {"kind": "audit", "request_id": "request-1"},
        {"kind": "audit"},
    ]


def test_a_line_that_cannot_be_written_breaks_nothing() -> None:
    def full(_line: str) -> None:
        raise OSError("no space left")

    EventLines(full, metrics_namespace=None, now=lambda: NOW).add({"kind": "audit"})


def test_standard_output_gets_each_line_whole(capsys: pytest.CaptureFixture[str]) -> None:
    to_standard_output('{"kind":"audit"}')
    assert capsys.readouterr().out == '{"kind":"audit"}\n'


def test_a_fetch_of_the_keys_is_a_line_with_a_metric() -> None:
    written: list[str] = []
    lines = EventLines(written.append, metrics_namespace="sso", now=lambda: NOW)
    lines.key_fetch(None)
    lines.key_fetch(OSError("https://secret-detail"))
    good, bad = (json.loads(line) for line in written)
    assert (good["kind"], good["outcome"], good["Outcome"], good["JwksFetches"]) == ("keys", "ok", "ok", 1)
    assert (bad["outcome"], bad["Outcome"], bad["exception"]) == ("failed", "failed", "OSError")
    assert "secret-detail" not in written[1]
    for line in (good, bad):
        jsonschema.validate(line, SCHEMA)


def test_what_is_known_first_stays_and_no_request_knows_of_another() -> None:
    with event_scope("request-1") as scope:
        note(user_id="first")
        note(user_id="second", application_id="shop")
        assert (scope.user_id, scope.application_id) == ("first", "shop")
    note(user_id="nobody's")
    with event_scope("request-2"):
        assert current_scope().user_id is None


def test_an_invocation_is_known_by_the_id_that_lambda_gives_it() -> None:
    class Context:
        aws_request_id = "invocation-1"

    assert (request_id_of(Context()), request_id_of(None)) == ("invocation-1", "")
