"""What is let in: paths, methods, body sizes, JSON, fields, query and the bearer token."""

import json
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from chalice.app import Request
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sso_auth.request_reading import MAX_BODY_BYTES, bearer_token, json_body, query_value, text_field

Serve = Callable[..., Any]


def echo(request: Request) -> dict[str, str]:
    return {"seen": repr(json_body(request))}


def test_unknown_path_is_404_however_often_it_is_asked_for(serve: Serve) -> None:
    gateway = serve(echo)
    for _ in range(2):
        answer = gateway.call("POST", "/{proxy+}", body="{}")
        assert (answer.status, answer.json["error"]) == (404, "not_found")
        assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/stage/view/", "/stage//view", "//stage/view", "/stage/view//"])
def test_a_path_with_an_empty_segment_is_404(serve: Serve, path: str) -> None:
    answer = serve(echo).call(path=path)
    assert (answer.status, answer.json["error"]) == (404, "not_found")


def test_the_root_is_a_path_of_its_own(serve: Serve) -> None:
    gateway = serve(echo)
    gateway.app.route("/")(lambda: {"status": "ok"})
    assert gateway.call(resource="/", path="/stage/").status == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "HEAD", "NONSENSE"])
def test_wrong_method_is_405_and_names_the_right_ones(serve: Serve, method: str) -> None:
    answer = serve(echo).call(method)
    assert (answer.status, answer.json["error"]) == (405, "method_not_allowed")
    assert answer.headers["Allow"] == "GET, POST"


def test_event_that_is_no_http_request_is_answered_in_shape(serve: Serve) -> None:
    answer = serve(echo).app({"warm": True}, None)
    assert json.loads(answer["body"])["error"] == "not_found"


def test_members_that_another_caller_leaves_out_are_like_null(serve: Serve) -> None:
    app = serve(echo).app
    context = {"httpMethod": "POST", "resourcePath": "/view"}
    answer = app({"requestContext": context, "body": "{}"}, None)
    assert json.loads(answer["body"]) == {"seen": "{}"}
    answer = app({"requestContext": context}, None)
    assert json.loads(answer["body"])["error"] == "invalid_request"


@pytest.mark.parametrize("base64_body", [False, True])
@pytest.mark.parametrize("padding", ["x", "é"])
def test_body_is_limited_in_bytes_after_decoding(serve: Serve, *, base64_body: bool, padding: str) -> None:
    room = MAX_BODY_BYTES - len('{"a":""}')
    fits = json.dumps({"a": ""}, separators=(",", ":")).replace(
        '""', f'"{padding * (room // len(padding.encode()))}"'
    )
    gateway = serve(echo)
    assert len(fits.encode()) == MAX_BODY_BYTES
    assert gateway.call("POST", body=fits, base64_body=base64_body).status == 200
    refused = gateway.call("POST", body=fits + " ", base64_body=base64_body)
    assert (refused.status, refused.json["error"]) == (413, "payload_too_large")


@pytest.mark.parametrize(
    "body",
    [
        None,
        "",
        "{",
        "[]",
        '"text"',
        "null",
        "3",
        '{"a":NaN}',
        '{"a":Infinity}',
        '{"a":-Infinity}',
        '{"a":1,"a":2}',
        '{"a":{"b":1,"b":1}}',
        "[" * MAX_BODY_BYTES,
        '{"a":' * 3000,
        '{"a":' + "9" * 5000 + "}",
        '{"a":1e99999999999999999999}',
        "\ufeff{}",
        "{} {}",
    ],
)
def test_body_that_is_no_json_object_is_400(serve: Serve, body: str | None) -> None:
    answer = serve(echo).call("POST", body=body)
    assert (answer.status, answer.json["error"]) == (400, "invalid_request")


@pytest.mark.parametrize("raw", [b"\xff\xfe", b'{"a":"\xc3"}', b'{"a":"\xed\xa0\x80"}'])
def test_invalid_utf8_is_400(serve: Serve, raw: bytes) -> None:
    answer = serve(echo).call("POST", body=raw, base64_body=True)
    assert (answer.status, answer.json["error"]) == (400, "invalid_request")


def test_broken_base64_is_400(serve: Serve) -> None:
    gateway = serve(echo)
    event_body = "é"
    event = {
        "headers": {},
        "multiValueQueryStringParameters": None,
        "pathParameters": None,
        "stageVariables": None,
        "requestContext": {"httpMethod": "POST", "resourcePath": "/view", "requestId": "r"},
        "body": event_body,
        "isBase64Encoded": True,
    }
    assert gateway.app(event, None)["statusCode"] == 400


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_a_read_has_no_body_whose_type_could_be_wrong(serve: Serve, content_type: str) -> None:
    def view(_request: object) -> dict[str, str]:
        return {"status": "ok"}

    assert serve(view).call("GET", headers={"Content-Type": content_type}).status == 200


def test_other_content_type_is_415_in_shape(serve: Serve) -> None:
    answer = serve(echo).call("POST", body="{}", headers={"Content-Type": "text/plain"})
    assert (answer.status, answer.json["error"]) == (415, "unsupported_media_type")
    assert answer.json["request_id"] == "gateway-id-1"


@given(body=st.binary(max_size=200))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_make_it_fail(serve: Serve, body: bytes) -> None:
    assert serve(echo).call("POST", body=body, base64_body=True).status in {200, 400}


def test_fractions_arrive_exactly_as_written(serve: Serve) -> None:
    answer = serve(echo).call("POST", body='{"price":19.990,"big":1e400,"count":3}')
    expected = {"price": Decimal("19.990"), "big": Decimal("1E+400"), "count": 3}
    assert answer.json["seen"] == repr(expected)


@pytest.mark.parametrize(
    "value",
    ["", None, 3, True, ["a"], {"a": 1}, "x" * 11, "tab\there", "nul\x00", "line\nfeed", "\ud800", "ABC"],
)
def test_bad_text_field_is_400_naming_it(serve: Serve, value: object) -> None:
    gateway = serve(
        lambda request: {
            "is": text_field(json_body(request), "state", max_length=10, pattern=re.compile("[a-z]+"))
        }
    )
    answer = gateway.call("POST", body=json.dumps({"state": value}))
    assert (answer.status, answer.json["error"]) == (400, "invalid_request")
    assert "state" in answer.json["message"]


def test_missing_text_field_is_400_naming_it(serve: Serve) -> None:
    gateway = serve(lambda request: {"is": text_field(json_body(request), "state")})
    answer = gateway.call("POST", body="{}")
    assert (answer.status, answer.json["error"]) == (400, "invalid_request")
    assert "state" in answer.json["message"]


@pytest.mark.parametrize("value", ["x", "Zoë 🙂 O'Neil", "x" * 10])
def test_good_text_field_arrives_unchanged(serve: Serve, value: str) -> None:
    gateway = serve(lambda request: {"is": text_field(json_body(request), "name", max_length=12)})
    assert gateway.call("POST", body=json.dumps({"name": value})).json == {"is": value}


def test_pattern_must_match_the_whole_text(serve: Serve) -> None:
    gateway = serve(lambda request: {"is": query_value(request, "q", pattern=re.compile("[a-z]+"))})
    assert gateway.call(query={"q": ["abc"]}).json == {"is": "abc"}
    assert gateway.call(query={"q": ["abc\n"]}).status == 400
    assert gateway.call(query={"q": ["abc1"]}).status == 400


@pytest.mark.parametrize("values", [["a", "b"], ["a", "a"], [""], ["x" * 257], ["a\x00"]])
def test_ambiguous_or_bad_query_value_is_400_naming_it(serve: Serve, values: list[str]) -> None:
    answer = serve(lambda request: {"is": query_value(request, "state")}).call(query={"state": values})
    assert (answer.status, answer.json["error"]) == (400, "invalid_request")
    assert "state" in answer.json["message"]


@pytest.mark.parametrize("query", [None, {"other": ["x"]}])
def test_absent_query_value_is_none(serve: Serve, query: dict[str, list[str]] | None) -> None:
    assert serve(lambda request: {"is": query_value(request, "state")}).call(query=query).json == {"is": None}


@pytest.mark.parametrize("header", ["Bearer abc", "bearer abc", "BEARER  abc "])
@pytest.mark.parametrize("name", ["Authorization", "authorization"])
def test_bearer_token_is_found(serve: Serve, name: str, header: str) -> None:
    answer = serve(lambda request: {"is": bearer_token(request)}).call(headers={name: header})
    assert answer.json == {"is": "abc"}


@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer ", "Basic abc", "abc", "Bearerabc"])
def test_absent_bearer_token_is_401(serve: Serve, header: str | None) -> None:
    headers = {} if header is None else {"Authorization": header}
    answer = serve(lambda request: {"is": bearer_token(request)}).call(headers=headers)
    assert (answer.status, answer.json["error"]) == (401, "missing_token")
