"""What cannot be undone is asked for, names exactly what it is about, and never happens by accident."""

from pathlib import Path

import pytest
from cognito_sso.admin.errors import AdminError
from deployed_world import ADA, World, written

DESTRUCTIVE = [
    ("applications remove shop", "the application shop"),
    ("channels remove shop admin", "the channel admin of the application shop"),
    ("members remove shop ada@example.com", f"a***@example.com ({ADA['user_id']}) from the application shop"),
    ("users disable ada@example.com", f"a***@example.com ({ADA['user_id']})"),
    ("users sign-out ada@example.com", f"a***@example.com ({ADA['user_id']})"),
    ("users delete ada@example.com", "and all that is stored about him? [y/N]"),
    ("users reset-second-factor ada@example.com", "the second factor of the user a***@example.com"),
    ("sessions end ada@example.com s1", "the session s1 of the user a***@example.com"),
]


@pytest.mark.parametrize(("words", "named"), DESTRUCTIVE)
def test_it_asks_and_does_it_after_a_yes(world: World, words: str, named: str) -> None:
    result = world.run(*words.split(), answer="y\n")
    assert result.exit_code == 0
    assert named in result.stderr
    assert len(world.operator.acts()) == 1


@pytest.mark.parametrize(("words", "named"), DESTRUCTIVE)
@pytest.mark.parametrize("answer", ["n\n", "\n"])
def test_anything_but_a_yes_changes_nothing(world: World, words: str, named: str, answer: str) -> None:
    result = world.run(*words.split(), answer=answer)
    assert result.exit_code == 1
    assert "Nothing was changed." in result.stderr
    assert world.operator.acts() == []


@pytest.mark.parametrize(("words", "named"), DESTRUCTIVE)
def test_without_a_terminal_it_needs_yes(world: World, words: str, named: str) -> None:
    result = world.run(*words.split())
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "add --yes" in result.stderr
    assert world.operator.acts() == []
    assert world.json(*words.split())["error"] == "confirmation_needed"


def test_the_question_does_not_spoil_the_document(world: World) -> None:
    world.operator.answers["users.delete"] = {"deleted": True}
    assert world.json("users", "delete", "ada@example.com", answer="y\n") == {"deleted": True}


def test_the_end_of_input_is_no_yes(world: World) -> None:
    result = world.run("users", "delete", "ada@example.com", answer="")
    assert result.exit_code == 1
    assert world.operator.acts() == []


def test_an_escape_sequence_in_an_address_reaches_no_terminal(world: World) -> None:
    world.operator.answers["users.show"] = {"user": {**ADA, "email": "\x1b]0;owned\x07@example.com\x1b[2J"}}
    assert "\x1b" not in world.run("users", "delete", "ada", answer="n\n").output


def test_an_import_asks_with_what_is_in_the_file(world: World, tmp_path: Path) -> None:
    file = written(tmp_path, {"record": "user"}, {"record": "membership"}, {"record": "membership"})
    result = world.run("import", file, answer="n\n")
    assert "0 applications, 1 user and 2 memberships into environment dev (eu-west-1)?" in result.stderr
    assert world.operator.acts() == []


def test_an_import_from_standard_input_has_nobody_to_ask(world: World) -> None:
    result = world.run("import", "-", answer='{"record": "user"}\n')
    assert result.exit_code == 2
    assert world.operator.acts() == []


@pytest.mark.parametrize("words", ["users delete", "members remove shop"])
def test_what_a_failed_deletion_left_over_can_be_finished(world: World, words: str) -> None:
    world.operator.answers["users.show"] = AdminError("unknown_user", "There is no such user.")
    result = world.run(*words.split(), ADA["user_id"], answer="y\n")
    assert result.exit_code == 0
    assert f"the user {ADA['user_id']}" in result.stderr
    assert world.json("--yes", *words.split(), "ada@example.com")["error"] == "unknown_user"
