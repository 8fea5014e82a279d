"""The operator's function: whatever the event, an answer; and nothing is written that its rules do not allow.

The table and Cognito do not answer here, so that an act ends where it would begin to change anything.
"""

import json
from collections.abc import Mapping
from typing import Any

from botocore.exceptions import EndpointConnectionError
from chalicelib.composition.operator import build_operator
from chalicelib.models.table import Table
from chalicelib.operator.pages import cursor_to, parts_of
from chalicelib.operator.records import ImportedApplication, ImportedMembership, ImportedUser, read_record
from chalicelib.services.registration import read_application
from chalicelib.triggers.register_application import RegisterApplication
from fuzzed import any_bytes, any_values
from hypothesis import strategies as st
from sso_auth.http_errors import ApiError
from sso_world.event_log import EventLog
from sso_world.fake_topic import FakeTopic
from sso_world.operator_world import ACTOR, SETTINGS, WEB
from sso_world.time_and_chance import ManualClock, repeatable_bytes
from sso_world.world import MARIA
from strange import JSON, TEXTS, written
from unreachable import NOWHERE

CLOCK = ManualClock()
LOG = EventLog(CLOCK)
OPERATOR = build_operator(
    SETTINGS,
    table=Table(NOWHERE, name="sso", wait=lambda _: None),
    cognito=NOWHERE,
    connect_topic=FakeTopic,
    fetch=lambda _: b"{}",
    audit=LOG.audit,
    clock=CLOCK,
    random_bytes=repeatable_bytes(),
)
_BRANDING = ("accent_color", "logo", "no_accent_color", "no_logo")
_URLS = ("return_url", "logout_url")
ACTIONS: dict[str, tuple[str, ...]] = {
    "applications.list": ("cursor",),
    "applications.show": ("application_id",),
    "applications.add": ("application_id", "name", "enrolment", "channels", "accent_color", "logo"),
    "applications.change": ("application_id", "name", "enrolment", *_BRANDING),
    "applications.remove": ("application_id",),
    "channels.list": ("application_id",),
    "channels.add": ("application_id", "channel_id", *_URLS),
    "channels.change": ("application_id", "channel_id", *_URLS),
    "channels.remove": ("application_id", "channel_id"),
    "members.list": ("application_id", "cursor"),
    "members.add": ("application_id", "user"),
    "members.invite": ("application_id", "email", "name", "language"),
    "members.remove": ("application_id", "user"),
    "users.find": ("query", "cursor"),
    "users.show": ("user",),
    "users.delete": ("user",),
    "users.export": ("user",),
    "sessions.list": ("user",),
    "sessions.end": ("user", "session_id"),
    "environment.export": ("cursor",),
    "environment.import": ("records",),
}
CURSORS = st.lists(TEXTS | st.sampled_from(["applications", "members", "users", MARIA]), max_size=4).map(
    lambda parts: cursor_to(*parts)
)
GIVEN: dict[str, st.SearchStrategy[Any]] = {
    "application_id": st.just("blog") | TEXTS | JSON,
    "channel_id": st.just("web") | TEXTS | JSON,
    "name": st.just("Blog") | TEXTS | JSON,
    "enrolment": st.sampled_from(["open", "invite"]) | JSON,
    "channels": st.just([WEB]) | JSON,
    "return_url": st.just("https://blog.example/") | TEXTS | JSON,
    "logout_url": TEXTS | JSON,
    "accent_color": st.just("#123456") | TEXTS | JSON,
    "no_accent_color": st.booleans() | JSON,
    "no_logo": st.booleans() | JSON,
    "logo": st.just("data:image/png;base64,iVBORw0KGgo=") | TEXTS | JSON,
    "query": st.sampled_from(["maria", MARIA, 'm"']) | TEXTS | JSON,
    "user": st.sampled_from(["maria@example.com", MARIA]) | TEXTS | JSON,
    "user_id": st.just(MARIA) | TEXTS,
    "email": st.just("eve@example.com") | TEXTS | JSON,
    "language": st.just("de") | TEXTS,
    "session_id": TEXTS,
    "cursor": CURSORS | TEXTS | JSON,
    "records": JSON,
}


def acts(name: str) -> st.SearchStrategy[tuple[str, dict[str, object]]]:
    """The action with any of its arguments."""
    return st.tuples(
        st.just(name), st.fixed_dictionaries({}, optional={one: GIVEN[one] for one in ACTIONS[name]})
    )


def asked(event: object) -> dict[str, Any]:
    LOG.written.clear()
    answer: dict[str, Any] = OPERATOR(event, request_id="request-1")
    json.dumps(answer)
    [line] = LOG.read()
    assert "\n" not in LOG.written[0]
    if answer["ok"]:
        assert line["outcome"] == "ok"
    else:
        assert line["outcome"] == answer["error"]["code"] != "internal_error", (event, line)
        assert len(answer["error"]["message"]) < 600
    return answer


@any_values(act=st.sampled_from([*ACTIONS]).flatmap(acts), actor=st.just(ACTOR) | TEXTS)
def test_any_arguments(act: tuple[str, dict[str, object]], actor: str) -> None:
    action, arguments = act
    asked({"action": action, "arguments": arguments, "actor": actor, "version": 1})


@any_values(
    event=JSON | st.fixed_dictionaries({"action": JSON, "arguments": JSON, "actor": JSON, "version": JSON})
)
def test_any_event(event: object) -> None:
    assert not asked(event)["ok"]


@any_bytes(cursor_to("applications", "blog").encode(), cursor_to("a", "\ud800").encode(), b"W1tb" * 2000)
def test_any_cursor(content: bytes) -> None:
    try:
        parts = parts_of(content.decode("utf-8", "surrogateescape"), count=2)
    except ApiError as error:
        assert error.code == "invalid_request"
        return
    assert [type(part) for part in parts] == [str, str]


RECORDS = st.one_of(
    st.fixed_dictionaries(
        {
            "record": st.just("application"),
            **{name: GIVEN[name] for name in ("application_id", "name", "enrolment")},
        },
        optional={"channels": GIVEN["channels"], "branding": JSON, "created_at": JSON, "managed_by": JSON},
    ),
    st.fixed_dictionaries(
        {"record": st.just("user"), "user_id": GIVEN["user_id"]},
        optional={
            **dict.fromkeys(("name", "phone", "gender", "status"), GIVEN["name"]),
            **dict.fromkeys(("accepts_marketing", "email_verified"), JSON),
            "email": GIVEN["email"],
            "created_at": st.from_regex(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ") | TEXTS,
        },
    ),
    st.fixed_dictionaries(
        {
            "record": st.just("membership"),
            "application_id": GIVEN["application_id"],
            "user_id": GIVEN["user_id"],
            "created_at": st.just("2026-11-23T04:09:11Z") | st.from_regex(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"),
        }
    ),
)


@any_values(record=RECORDS | JSON)
def test_any_imported_record(record: object) -> None:
    try:
        read = read_record(record, within="records[0]")
    except ApiError as error:
        assert error.code == "invalid_request"
        assert error.message.startswith("records[0]")
        return
    assert isinstance(read, ImportedApplication | ImportedUser | ImportedMembership)
    created_at = read.user.created_at if isinstance(read, ImportedUser) else read.created_at
    assert created_at.isascii()
    repr(read).encode()


class Refusing:
    """Reads declarations, and can write none."""

    def register(self, properties: Mapping[str, object], *, owner: object) -> str:
        return read_application(properties).application_id

    def remove(self, application_id: str, *, owner: object) -> None:
        raise EndpointConnectionError(endpoint_url="https://nowhere.example")


REFUSING: Any = Refusing()


@any_values(
    kind=st.sampled_from(["Create", "Update", "Delete"]),
    properties=JSON | st.dictionaries(st.sampled_from(["ApplicationId", "Name", "Channels"]), JSON | TEXTS),
    resource=st.just("application-blog") | TEXTS,
)
def test_any_custom_resource(kind: str, properties: object, resource: str) -> None:
    """CloudFormation always gets its answer, or the deployment would hang."""
    sent: list[bytes] = []
    event = {
        "RequestType": kind,
        "ResourceProperties": properties,
        "PhysicalResourceId": resource,
        "StackId": "arn:aws:cloudformation:eu-west-1:000000000000:stack/shop/1",
        "RequestId": "1",
        "LogicalResourceId": "Application",
        "ResponseURL": "https://answer.example/",
    }
    RegisterApplication(REFUSING, send=lambda _, body: sent.append(body))(event)
    [answer] = map(json.loads, sent)
    assert answer["Status"] in ("SUCCESS", "FAILED")
    assert len(written(answer)) < 4096
