"""The operator's command: files and answers of any kind end in a sentence and an exit code of its own."""

from collections.abc import Mapping
from typing import Any

from cognito_sso.admin.errors import AdminError
from cognito_sso.admin.outputs import parse_applications, parse_operations
from cognito_sso.admin.records import read_records
from cognito_sso.admin.tables import Column, table
from cognito_sso.admin.web import WebAnswer
from cognito_sso.local.errors import LocalError
from cognito_sso.local.site_outputs import parse_applications as local_applications
from cognito_sso.local.site_outputs import parse_sites
from deployed_world import OPERATIONS, SHOP_OUTPUT, World
from fuzzed import any_bytes, any_values
from hypothesis import strategies as st
from scratch import FOLDER
from strange import DEEP, JSON, JSON_BYTES, TEXTS, written

FILE = FOLDER / "import.jsonl"
EXPORT = b"\n".join(
    [
        b'{"record":"membership","application_id":"shop","user_id":"1"}',
        b'{"record":"user","user_id":"1","email":"ada@example.com","name":"\\u001b[31mAda"}',
        b'{"record":"application","application_id":"shop","name":"Shop"}',
    ]
)
_CODES = (0, 1, 2, 3)


@any_bytes(
    EXPORT, b"\xef\xbb\xbf" + EXPORT, EXPORT.decode().encode("utf-16"), b'{"record":["user"]}', *JSON_BYTES
)
def test_any_file(content: bytes) -> None:
    FILE.write_bytes(content)
    try:
        records = read_records(str(FILE))
    except AdminError as error:
        assert error.code == "invalid_file"
        return
    assert len(records) == sum(bool(line.strip()) for line in content.splitlines())
    assert [one.kind for one in records] == sorted(
        (one.kind for one in records), key=["application", "user", "membership"].index
    )


SENTENCES = st.builds(lambda place, rest: f"records[{place}].{rest}", st.integers(0, 10**30), TEXTS) | TEXTS


@any_values(
    content=st.just(EXPORT) | st.binary(max_size=60),
    answer=st.fixed_dictionaries(
        {"written": st.integers(0, 9), "pending": st.just(0), "skipped": st.just([])}
    )
    | SENTENCES,
    options=st.sets(st.sampled_from(["--json", "--yes"])),
)
def test_any_import(content: bytes, answer: dict[str, Any] | str, options: set[str]) -> None:
    def imported(_: Mapping[str, object]) -> dict[str, Any]:
        if isinstance(answer, str):
            raise AdminError("invalid_request", answer)
        return answer

    FILE.write_bytes(content)
    world = World()
    world.operator.answers["environment.import"] = imported
    result = world.run(*sorted(options), "import", str(FILE))
    ended_well(result)


def ended_well(result: Any) -> None:
    assert result.exit_code in _CODES
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output


ROWS = st.fixed_dictionaries({"name": TEXTS, "email": TEXTS | JSON, "roles": st.lists(TEXTS, max_size=3)})


@any_values(rows=st.lists(ROWS, min_size=1, max_size=4), wide=st.none() | st.integers(1, 200))
def test_any_names_in_a_table(rows: list[dict[str, object]], wide: int | None) -> None:
    """Users choose their names, and a terminal obeys escape sequences."""
    shown = table(
        [Column(name, name) for name in ("name", "email", "roles")], rows, zone=None, columns_wide=wide
    )
    assert shown.replace("\n", "").isprintable()
    assert len(shown.split("\n")) >= len(rows)


OUTPUTS = st.dictionaries(
    st.sampled_from(["SsoOperations", "ApplicationShop", "SiteSso", "SiteShop", "Other"]),
    st.sampled_from([written(OPERATIONS).decode(), written(SHOP_OUTPUT).decode(), DEEP.decode(), "{", "[]"])
    | JSON.map(lambda value: written(value).decode())
    | st.dictionaries(
        st.sampled_from([*OPERATIONS, *SHOP_OUTPUT, "bucket", "dist", "config"]), JSON | TEXTS
    ).map(lambda value: written(value).decode())
    | TEXTS,
)


@any_values(outputs=OUTPUTS)
def test_any_stack_outputs(outputs: dict[str, str]) -> None:
    for read in (parse_operations, parse_applications):
        try:
            read(outputs)
        except AdminError as error:
            assert error.code == "half_deployed"
    for look in (parse_sites, local_applications):
        try:
            look(outputs.items())
        except LocalError as error:
            assert str(error).endswith(("'", "."))


HEADERS = st.dictionaries(
    st.sampled_from(["date", "content-type", "content-security-policy", "x-frame-options", "server"]),
    TEXTS
    | st.sampled_from(
        ["Fri, 15 Jan 2027 08:00:00 GMT", "Fri, 15 Jan 99999 08:00:00 +9999", "1", "Fri, 31 Feb 0000"]
    ),
)
BODIES = JSON.map(written) | st.binary(max_size=30) | st.sampled_from(JSON_BYTES)


@any_values(status=st.integers(100, 999), headers=HEADERS, body=BODIES)
def test_any_answer_to_the_doctor(status: int, headers: dict[str, str], body: bytes) -> None:
    world = World()
    answer = WebAnswer(status=status, headers=headers, body=body)
    world.web.answers = dict.fromkeys(world.web.answers, answer)
    ended_well(world.run("--json", "doctor"))
