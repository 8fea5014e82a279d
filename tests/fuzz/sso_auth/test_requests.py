"""Requests as the backends and other teams' functions read them: a value, or a refusal with a code."""

import json
from base64 import b64encode
from dataclasses import dataclass, field
from typing import Any

from fuzzed import any_bytes, any_values
from hypothesis import strategies as st
from sso_auth import TokenError
from sso_auth.aws_lambda import require_user
from sso_auth.aws_lambda_authorizer import authorizer
from sso_auth.http_errors import ApiError
from sso_auth.request_reading import json_body, query_value, sole_bearer_token, text_field
from strange import JSON, JSON_BYTES, TEXTS, written
from token_pool import Pool, SigningKey

POOL = Pool(SigningKey("key-1"), SigningKey("key-2"))
GENUINE = POOL.token()
VERIFIER = POOL.verifier()
CLAIMS = VERIFIER.verify(GENUINE)


class Query(dict[str, list[str]]):
    def getlist(self, name: str) -> list[str]:
        return self[name]


@dataclass
class Asked:
    raw_body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    query_params: Query | None = None


def refusal_of(error: ApiError) -> str:
    assert error.status == 400
    assert error.code == "invalid_request"
    return error.message


@any_bytes(b'{"name":"Ada","price":1.10}', *JSON_BYTES)
def test_any_body(body: bytes) -> None:
    try:
        read = json_body(Asked(body))
    except ApiError as error:
        refusal_of(error)
        return
    said = json.loads(body)
    assert read.keys() == said.keys()
    for name in list(read)[:5]:
        try:
            text = text_field(read, name)
        except ApiError as error:
            refusal_of(error)
        else:
            assert text == said[name]
            text.encode()
            assert not any(ord(character) < 32 for character in text)


@any_values(values=st.lists(TEXTS, max_size=3), other=TEXTS)
def test_any_query(values: list[str], other: str) -> None:
    query = Query({"limit": values, other: ["1"]})
    try:
        read = query_value(Asked(query_params=query), "limit", max_length=20)
    except ApiError as error:
        assert "limit" in refusal_of(error)
    else:
        assert [read] == query["limit"] or (read is None and not query["limit"])


SCHEMES = st.sampled_from(["Bearer ", "bearer ", "BEARER\t", "Basic ", "Bearer", "Bearer  ", ""])
AUTHORIZATION = st.builds(lambda scheme, rest: scheme + rest, SCHEMES, TEXTS | st.just(GENUINE))


@any_values(headers=st.lists(AUTHORIZATION, max_size=3))
def test_any_authorization(headers: list[str]) -> None:
    try:
        token = sole_bearer_token(headers)
        VERIFIER.verify(token)
    except TokenError:
        return
    assert token == GENUINE
    assert len(headers) == 1


def headers_of(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    names = st.sampled_from(["Authorization", "authorization", "AUTHORIZATION", "x-other"])
    return st.none() | st.dictionaries(names, values, max_size=3)


@any_values(
    single=headers_of(AUTHORIZATION),
    multiple=headers_of(st.lists(AUTHORIZATION, max_size=2)),
    context=st.none() | st.fixed_dictionaries({"requestId": TEXTS}),
)
def test_any_lambda_event(single: Any, multiple: Any, context: Any) -> None:
    """Events of API Gateway hold texts in these places, whatever a caller made of them."""
    event = {"headers": single, "multiValueHeaders": multiple, "requestContext": context}
    answer = require_user(VERIFIER)(lambda *_: "reached")(event, None)
    if answer == "reached":
        given = [text for values in multiple.values() for text in values] if multiple else [*single.values()]
        assert any(GENUINE in text for text in given)
    else:
        assert answer["statusCode"] == 401
        json.loads(answer["body"])


ARN = "arn:aws:execute-api:eu-west-1:000000000000:a1/prod/GET/orders"


@any_values(
    token=AUTHORIZATION | TEXTS, headers=headers_of(TEXTS), kind=st.sampled_from(["TOKEN", "REQUEST"])
)
def test_any_authorizer_event(token: str, headers: Any, kind: str) -> None:
    event = {"type": kind, "authorizationToken": token, "methodArn": ARN, "headers": headers}
    try:
        policy = authorizer(VERIFIER)(event, None)
    except Exception as error:  # what API Gateway answers 401 to is an exception of this text
        assert str(error) == "Unauthorized"
    else:
        assert policy["principalId"] == CLAIMS.sub
        assert kind == "TOKEN"
        assert GENUINE in token


@any_values(document=JSON)
def test_written_json_is_read_as_it_was_written(document: object) -> None:
    for body in (written(document), b64encode(written(document))):
        try:
            read = json_body(Asked(body))
        except ApiError as error:
            refusal_of(error)
        else:
            assert isinstance(document, dict)
            assert read.keys() == document.keys()
