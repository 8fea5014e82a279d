"""Export and import: whole files for the operator's eyes, and imports that can be repeated."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from cognito_sso.admin.errors import AdminError
from deployed_world import World, written

APPLICATION = {"record": "application", "application_id": "shop", "name": "Läden"}
USER = {"record": "user", "user_id": "1", "email": "ada@example.com"}
MEMBERSHIP = {"record": "membership", "application_id": "shop", "user_id": "1"}


def pages(arguments: Mapping[str, object]) -> dict[str, Any]:
    if "cursor" not in arguments:
        return {"records": [APPLICATION, USER], "next_cursor": "2"}
    return {"records": [MEMBERSHIP], "next_cursor": None}


def imported(arguments: Mapping[str, object]) -> dict[str, Any]:
    records = arguments["records"]
    assert isinstance(records, list)
    return {"written": len(records), "pending": 0, "skipped": []}


def test_an_export_holds_all_pages_and_only_the_operator_reads_it(world: World, tmp_path: Path) -> None:
    world.operator.answers["environment.export"] = pages
    file = tmp_path / "dev.jsonl"
    result = world.run("export", str(file))
    assert result.stdout == "Wrote 1 application, 1 user and 1 membership.\n"
    assert [json.loads(line) for line in file.read_text("utf-8").splitlines()] == [
        APPLICATION,
        USER,
        MEMBERSHIP,
    ]
    assert file.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [file]


def test_an_export_that_fails_leaves_the_old_file(world: World, tmp_path: Path) -> None:
    def fail(arguments: Mapping[str, object]) -> dict[str, Any]:
        if "cursor" not in arguments:
            return pages(arguments)
        raise AdminError("internal_error", "It failed.")

    world.operator.answers["environment.export"] = fail
    file = tmp_path / "dev.jsonl"
    file.write_text("old", "utf-8")
    assert world.run("export", str(file)).exit_code == 1
    assert file.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_an_export_to_standard_output_is_nothing_but_records(world: World) -> None:
    world.operator.answers["environment.export"] = pages
    result = world.run("export", "-")
    assert [json.loads(line) for line in result.stdout.splitlines()] == [APPLICATION, USER, MEMBERSHIP]
    assert "1 user" in result.stderr
    assert world.run("--json", "export", "-").exit_code == 2


def test_a_file_that_cannot_be_written(world: World, tmp_path: Path) -> None:
    result = world.run("export", str(tmp_path / "none" / "dev.jsonl"))
    assert result.exit_code == 1
    assert "cannot be written: No such file or directory." in result.stderr


def test_a_long_export_waits_for_who_is_busy(world: World, tmp_path: Path) -> None:
    answers: list[AdminError | dict[str, Any]] = [
        AdminError("throttled", "Busy."),
        {"records": [USER], "next_cursor": None},
    ]

    def busy(_: Mapping[str, object]) -> dict[str, Any]:
        answer = answers.pop(0)
        if isinstance(answer, AdminError):
            raise answer
        return answer

    world.operator.answers["environment.export"] = busy
    assert world.run("export", str(tmp_path / "dev.jsonl")).exit_code == 0
    assert world.waited == [1]


def test_an_import_writes_each_record_after_those_it_refers_to(world: World, tmp_path: Path) -> None:
    world.operator.answers["environment.import"] = imported
    result = world.run("--yes", "import", written(tmp_path, MEMBERSHIP, USER, APPLICATION))
    assert result.stdout == "3 records are written, 0 wait for their users, 0 were left out.\n"
    assert world.operator.asked == [("environment.import", {"records": [APPLICATION, USER, MEMBERSHIP]})]


def test_a_large_import_goes_in_batches(world: World, tmp_path: Path) -> None:
    world.operator.answers["environment.import"] = imported
    users = [{**USER, "user_id": str(number)} for number in range(1030)]
    result = world.run("--json", "--yes", "import", written(tmp_path, *users))
    assert json.loads(result.stdout) == {"written": 1030, "pending": 0, "skipped": []}
    assert result.stderr == "1000 records so far\n"
    # The types know arguments as objects alone.
    sent = [record for _, arguments in world.operator.asked for record in arguments["records"]]  # type: ignore[attr-defined]
    assert sent == users
    assert len(world.operator.asked) == 42


def test_what_was_left_out_is_told_with_the_reason(world: World, tmp_path: Path) -> None:
    skipped = [{"record": MEMBERSHIP, "reason": "unknown_application"}]
    world.operator.answers["environment.import"] = {"written": 0, "pending": 1, "skipped": skipped}
    result = world.run("--yes", "import", written(tmp_path, MEMBERSHIP))
    assert "1 wait for their users, 1 were left out" in result.stdout
    assert "unknown_application" in result.stdout


def test_an_import_that_is_cut_off_says_how_to_go_on(world: World, tmp_path: Path) -> None:
    def fail_later(arguments: Mapping[str, object]) -> dict[str, Any]:
        if len(world.operator.asked) > 1:
            raise AdminError("internal_error", "It failed.")
        return imported(arguments)

    world.operator.answers["environment.import"] = fail_later
    result = world.run("--yes", "import", written(tmp_path, *[USER] * 30))
    assert result.exit_code == 1
    assert result.stderr == "It failed. 25 of 30 records are in; import the file again.\n"


@pytest.mark.parametrize("line", ["no json", "[]", "[" * 5000, '{"record": "session"}', '{"user_id": "1"}'])
def test_a_wrong_line_is_named_and_nothing_is_imported(world: World, tmp_path: Path, line: str) -> None:
    file = tmp_path / "dev.jsonl"
    file.write_text(f"{json.dumps(USER)}\n\n{line}\n", "utf-8")
    result = world.run("--yes", "import", str(file))
    assert result.exit_code == 1
    assert "Line 3 " in result.stderr
    assert world.operator.asked == []


def test_a_refused_record_is_named_by_its_line(world: World, tmp_path: Path) -> None:
    world.operator.answers["environment.import"] = AdminError(
        "invalid_request", "records[1].email must be an e-mail address."
    )
    result = world.run("--yes", "import", written(tmp_path, MEMBERSHIP, USER, APPLICATION))
    assert "line 2: email must be an e-mail address. 0 of 3 records are in" in result.stderr


def test_an_import_from_standard_input(world: World) -> None:
    world.operator.answers["environment.import"] = imported
    result = world.run("--yes", "import", "-", answer=json.dumps(USER).encode())
    assert result.exit_code == 0
    assert world.operator.asked == [("environment.import", {"records": [USER]})]


def test_a_file_that_is_not_there(world: World) -> None:
    assert world.json("--yes", "import", "/nowhere.jsonl")["error"] == "file_not_read"


def test_a_users_data_goes_to_a_file_of_the_operators_own(world: World, tmp_path: Path) -> None:
    world.operator.answers["users.export"] = {"user": USER}
    file = tmp_path / "ada.json"
    assert world.run("users", "export", "ada@example.com", str(file)).exit_code == 0
    assert json.loads(file.read_text("utf-8")) == {"user": USER}
    assert file.stat().st_mode & 0o777 == 0o600
    assert json.loads(world.run("users", "export", "ada@example.com").stdout) == {"user": USER}
